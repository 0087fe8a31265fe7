import { HrmServiceService } from '../../proto/generated/erp/hrm/v1/hrm.ts';
import { type ConnectedClient, createGrpcClient, type ServiceClient } from '../kit/grpc/grpc-client.ts';
import type { PartMetrics } from '../kit/observability/part-metrics.ts';

/** One async function per RPC of the hrm service. */
export type HrmClient = ServiceClient<HrmServiceService>;

/** Opens the channel to the hrm service; it connects when it is first used. */
export function connectHrmService(
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<HrmServiceService> {
  return createGrpcClient(HrmServiceService, address, metrics);
}
