import { FinanceServiceService } from '../../proto/generated/erp/finance/v1/finance.ts';
import { type ConnectedClient, createGrpcClient, type ServiceClient } from '../kit/grpc/grpc-client.ts';
import type { PartMetrics } from '../kit/observability/part-metrics.ts';

/** The RPCs of the finance service as async functions. */
export type FinanceClient = ServiceClient<FinanceServiceService>;

/** Connects the subgraph to the finance service at `host:port`. */
export function connectFinanceService(
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<FinanceServiceService> {
  return createGrpcClient(FinanceServiceService, address, metrics);
}
