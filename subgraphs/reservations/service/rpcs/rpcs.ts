import type { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { createEventRpcs } from './event.ts';
import { createQueueEntryRpcs } from './queue-entry.ts';
import { createReservationRpcs } from './reservation.ts';
import { createTicketRpcs } from './ticket.ts';

/** The RPCs of `erp.reservations.v1.ReservationsService` over the use cases. */
export function createRpcs(
  dependencies: ReservationsDependencies,
): ServiceHandlers<ReservationsServiceService> {
  return {
    ...createEventRpcs(dependencies),
    ...createReservationRpcs(dependencies),
    ...createTicketRpcs(dependencies),
    ...createQueueEntryRpcs(dependencies),
  };
}
