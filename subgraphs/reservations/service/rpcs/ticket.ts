import type { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { reservationScope } from '../model/reservation-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { checkInTicket } from '../use-cases/check-in-ticket.ts';

type TicketRpcs = Pick<
  ServiceHandlers<ReservationsServiceService>,
  'batchGetTickets' | 'batchListTicketsByReservation' | 'checkInTicket'
>;

/** RPCs about tickets. */
export function createTicketRpcs(dependencies: ReservationsDependencies): TicketRpcs {
  const { tickets } = unitOfWork.read(dependencies);
  return {
    batchGetTickets: async ({ ids }, { viewer }) => ({
      tickets: [...(await tickets.findByIds(reservationScope(viewer), ids))],
    }),
    batchListTicketsByReservation: async ({ reservationIds }, { viewer }) => ({
      tickets: [...(await tickets.listByReservations(reservationScope(viewer), reservationIds))],
    }),
    checkInTicket: async (request, call) => ({ ticket: await checkInTicket(dependencies, call, request) }),
  };
}
