import type { ReservationsDependencies } from '../dependencies.ts';
import { giveBackTickets } from '../holds/held-tickets.ts';
import { moveReservation } from '../model/reservation.ts';
import { reservationExpired } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

const batchSize = 500;

/**
 * Expires holds that were not paid in time, each in its own transaction. Any number of processes may run this at
 * the same time: a hold ends under its row lock, so that its tickets come back exactly once.
 */
export async function expireHolds(dependencies: ReservationsDependencies): Promise<void> {
  const { reservations, time } = unitOfWork.read(dependencies);
  const overdue = await reservations.findOverdue(await time.now(), batchSize);
  for (const { id, organizationId } of overdue) {
    // One hold that cannot be expired must not keep the others.
    await expireHold(dependencies, organizationId, id).catch((error: unknown) =>
      dependencies.logger.warn({ err: error, reservationId: id }, 'a hold could not be expired'),
    );
  }
}

/** HELD → EXPIRED if the time is over. */
async function expireHold(
  dependencies: ReservationsDependencies,
  organizationId: string,
  id: string,
): Promise<void> {
  await unitOfWork.change(dependencies, undefined, async ({ stores, publish }) => {
    const reservation = await stores.reservations.lock(organizationId, id);
    const now = await stores.time.now();
    if (reservation.status !== 'HELD' || reservation.expiresAt > now) return;
    const expired = moveReservation(reservation, 'EXPIRED', now);
    await stores.reservations.update(expired);
    await giveBackTickets(stores.ticketTypes, organizationId, expired.items);
    const event = await stores.events.find(organizationId, expired.eventId);
    await publish(reservationExpired(expired, event.name));
  });
}
