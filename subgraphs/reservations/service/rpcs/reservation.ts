import type {
  BatchListReservationsByUserRequest,
  ReservationsServiceService,
} from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { toReservationMessage } from '../messages.ts';
import type { Reservation } from '../model/reservation.ts';
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
    batchListReservationsByUser: async ({ userIds, ...request }, { viewer }) => {
      const page = readPageOfEach(request);
      return toPages(await reservations.listByOwner(reservationScope(viewer), 'user_id', userIds, page));
    },
    batchListReservationsByCustomer: async ({ customerIds, ...request }, { viewer }) => {
      const page = readPageOfEach(request);
      const scope = reservationScope(viewer);
      return toPages(await reservations.listByOwner(scope, 'customer_id', customerIds, page));
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

/** The page of each owner. */
function readPageOfEach({
  page,
  first,
}: Pick<BatchListReservationsByUserRequest, 'page' | 'first'>): PageRequest | undefined {
  return page ?? (first === undefined ? undefined : { first });
}

function toPages(pages: ReadonlyMap<string, KeysetPage<Reservation>>) {
  return {
    reservations: [...pages.values()].flatMap(({ rows }) => rows.map(toReservationMessage)),
    pages: [...pages].map(([ownerId, { page }]) => ({ ownerId, page })),
  };
}
