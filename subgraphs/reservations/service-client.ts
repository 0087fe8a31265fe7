import { ReservationsServiceService } from '../../proto/generated/erp/reservations/v1/reservations.ts';
import { type ConnectedClient, createGrpcClient, type ServiceClient } from '../kit/grpc/grpc-client.ts';
import type { PartMetrics } from '../kit/observability/part-metrics.ts';

/** The RPCs of the reservations service. */
export type ReservationsClient = ServiceClient<ReservationsServiceService>;

/** Opens the channel to the reservations service; it connects with the first call. */
export function connectReservationsService(
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<ReservationsServiceService> {
  return createGrpcClient(ReservationsServiceService, address, metrics);
}
