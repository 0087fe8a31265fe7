import { AuthServiceService } from '../../proto/generated/erp/auth/v1/auth.ts';
import { type ConnectedClient, createGrpcClient, type ServiceClient } from '../kit/grpc-client.ts';
import type { PartMetrics } from '../kit/part-metrics.ts';

export type AuthClient = ServiceClient<AuthServiceService>;

export function connectAuthService(
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<AuthServiceService> {
  return createGrpcClient(AuthServiceService, address, metrics);
}
