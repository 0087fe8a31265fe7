import { PaymentsServiceService } from '../../proto/generated/erp/payments/v1/payments.ts';
import { type ConnectedClient, createGrpcClient, type ServiceClient } from '../kit/grpc/grpc-client.ts';
import type { PartMetrics } from '../kit/observability/part-metrics.ts';

export type PaymentsClient = ServiceClient<PaymentsServiceService>;

export function connectPaymentsService(
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<PaymentsServiceService> {
  return createGrpcClient(PaymentsServiceService, address, metrics);
}
