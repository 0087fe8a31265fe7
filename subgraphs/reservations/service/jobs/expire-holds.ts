import { appendEvents } from '../../../kit/events/outbox.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { giveBackTickets } from '../holds/held-tickets.ts';
import { reservationExpired } from '../published-events.ts';
import { createEventStore } from '../stores/event-store.ts';
import { createReservationStore } from '../stores/reservation-store.ts';

const batchSize = 500;

/**
 * Expires holds that were not paid in time, each in its own transaction. Any number of processes may run this at
 * once: the change of state is conditional, so that the tickets of a hold come back exactly once.
 */
export async function expireHolds(dependencies: ReservationsDependencies): Promise<void> {
  const { database, currentTime, logger } = dependencies;
  const store = createReservationStore(database.kysely, database.engine);
  const overdue = await store.findOverdue(await currentTime(database.kysely), batchSize);
  for (const { id, organizationId } of overdue) {
    // One hold that cannot be expired must not keep the others.
    await expireHold(dependencies, organizationId, id).catch((error: unknown) =>
      logger.warn({ err: error, reservationId: id }, 'a hold could not be expired'),
    );
  }
}

/** HELD → EXPIRED if the time is over; resolves with whether this call did it. */
export async function expireHold(
  { database, currentTime }: ReservationsDependencies,
  organizationId: string,
  id: string,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const store = createReservationStore(transaction, database.engine);
    const reservation = await store.lock(organizationId, id);
    const now = await currentTime(transaction);
    if (reservation?.status !== 'HELD' || reservation.expiresAt > now) return false;
    const expired = await store.changeStatus(reservation, 'EXPIRED', now);
    if (!expired) return false;
    await giveBackTickets(transaction, expired);
    const event = await createEventStore(transaction, database.engine).find(
      organizationId,
      reservation.eventId,
    );
    await appendEvents(transaction, now, [reservationExpired(expired, event?.name ?? '')]);
    return true;
  });
}
