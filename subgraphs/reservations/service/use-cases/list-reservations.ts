import type { ListReservationsRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { defaultPageSize, type KeysetPage, maxPageSize } from '../../../kit/database/keyset-page.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Reservation } from '../model/reservation.ts';
import { reservationScope } from '../model/reservation-scope.ts';
import { createReservationStore } from '../stores/reservation-store.ts';

/** Reservations that the caller may see, newest first. */
export async function listReservations(
  { database }: ReservationsDependencies,
  viewer: Viewer,
  request: ListReservationsRequest,
): Promise<KeysetPage<Reservation>> {
  const { page, eventId, status, userId, customerId } = request;
  const filter = { eventId, userId, customerId, status: status === 'UNSPECIFIED' ? undefined : status };
  const store = createReservationStore(database.kysely, database.engine);
  return store.list(reservationScope(viewer), filter, page);
}

/** The newest reservations of each user or customer, as far as the caller may see them. */
export async function listReservationsByOwner(
  { database }: ReservationsDependencies,
  viewer: Viewer,
  owner: 'user_id' | 'customer_id',
  ownerIds: readonly string[],
  first: number | undefined,
): Promise<readonly Reservation[]> {
  const limit = first ?? defaultPageSize;
  if (limit < 1 || limit > maxPageSize)
    throw invalidInput({ path: 'first', message: `The page size must be between 1 and ${maxPageSize}.` });
  const store = createReservationStore(database.kysely, database.engine);
  return store.listByOwner(reservationScope(viewer), owner, ownerIds, limit);
}
