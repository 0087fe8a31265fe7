import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { type ConnectedClient, createGrpcClient, type ServiceClient } from '../kit/grpc/grpc-client.ts';
import type { PartMetrics } from '../kit/observability/part-metrics.ts';

export type CrmClient = ServiceClient<CrmServiceService>;

export function connectCrmService(
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<CrmServiceService> {
  return createGrpcClient(CrmServiceService, address, metrics);
}
