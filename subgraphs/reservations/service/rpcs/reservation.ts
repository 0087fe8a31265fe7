import type { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { defaultPageSize, maxPageSize } from '../../../kit/database/keyset-page.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { toReservationMessage } from '../messages.ts';
import { reservationScope } from '../model/reservation-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { cancelReservation } from '../use-cases/cancel-reservation.ts';
import { confirmReservation } from '../use-cases/confirm-reservation.ts';
import { createReservation } from '../use-cases/create-reservation.ts';
import { purchaseTickets } from '../use-cases/purchase-tickets.ts';

type ReservationRpcs = Pick<
  ServiceHandlers<ReservationsServiceService>,
  | 'batchGetReservations'
  | 'listReservations'
  | 'batchListReservationsByUser'
  | 'batchListReservationsByCustomer'
  | 'createReservation'
  | 'confirmReservation'
  | 'cancelReservation'
  | 'purchaseTickets'
>;

/** RPCs about reservations. */
export function createReservationRpcs(dependencies: ReservationsDependencies): ReservationRpcs {
  const { reservations, tickets } = unitOfWork.read(dependencies);
  return {
    batchGetReservations: async ({ ids }, { viewer }) => {
      const found = await reservations.findByIds(reservationScope(viewer), ids);
      return { reservations: found.map(toReservationMessage) };
    },
    listReservations: async ({ page, status, eventId, userId, customerId }, { viewer }) => {
      const filter = { eventId, userId, customerId, status: status === 'UNSPECIFIED' ? undefined : status };
      const found = await reservations.list(reservationScope(viewer), filter, page);
      return { reservations: found.rows.map(toReservationMessage), page: found.page };
    },
    batchListReservationsByUser: async ({ userIds, first }, { viewer }) => {
      const limit = readLimit(first);
      const found = await reservations.listByOwner(reservationScope(viewer), 'user_id', userIds, limit);
      return { reservations: found.map(toReservationMessage) };
    },
    batchListReservationsByCustomer: async ({ customerIds, first }, { viewer }) => {
      const limit = readLimit(first);
      const found = await reservations.listByOwner(
        reservationScope(viewer),
        'customer_id',
        customerIds,
        limit,
      );
      return { reservations: found.map(toReservationMessage) };
    },
    createReservation: async (request, call) => ({
      reservation: toReservationMessage(await createReservation(dependencies, call, request)),
    }),
    confirmReservation: async (request, call) => ({
      reservation: toReservationMessage(await confirmReservation(dependencies, call, request)),
    }),
    cancelReservation: async (request, call) => ({
      reservation: toReservationMessage(await cancelReservation(dependencies, call, request)),
    }),
    purchaseTickets: async (request, call) => {
      const reservation = await purchaseTickets(dependencies, call, request);
      const { organizationId, userId } = reservation;
      const bought = await tickets.listByReservations({ organizationId, userId }, [reservation.id]);
      return { reservation: toReservationMessage(reservation), tickets: [...bought] };
    },
  };
}

/** Size of the list of each owner. Throws BAD_USER_INPUT beyond 1..100. */
function readLimit(first = defaultPageSize): number {
  if (first < 1 || first > maxPageSize)
    throw invalidInput({ path: 'first', message: `The page size must be between 1 and ${maxPageSize}.` });
  return first;
}
