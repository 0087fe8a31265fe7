import { AuthServiceService } from '../../proto/generated/erp/auth/v1/auth.ts';
import { type ConnectedClient, createGrpcClient, type ServiceClient } from '../kit/grpc/grpc-client.ts';
import type { PartMetrics } from '../kit/observability/part-metrics.ts';

/** One async function per RPC of auth. */
export type AuthClient = ServiceClient<AuthServiceService>;

/** Opens the channel to the auth service; it connects lazily. */
export function connectAuthService(
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<AuthServiceService> {
  return createGrpcClient(AuthServiceService, address, metrics);
}
