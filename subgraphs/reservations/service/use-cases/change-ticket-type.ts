import type { Transaction } from 'kysely';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event, TicketType } from '../model/event.ts';
import { eventUpdated } from '../published-events.ts';
import { createEventStore } from '../stores/event-store.ts';
import type { ReservationsTables } from '../stores/tables.ts';
import { createTicketTypeStore, type TicketTypeStore } from '../stores/ticket-type-store.ts';

type Dependencies = Pick<ReservationsDependencies, 'database' | 'clock'>;

/** Adds the ticket type that `create` makes for the event, and resolves with the event. */
export function appendTicketType(
  dependencies: Dependencies,
  organizationId: string,
  eventId: string,
  create: (event: Event) => TicketType,
): Promise<Event> {
  return withEvent(dependencies, organizationId, eventId, (event, types) =>
    types.insert(organizationId, [create(event)], event.ticketTypes.length),
  );
}

/** Runs `change` on the ticket types of an event; the event's version grows, which also serialises changes. */
export async function withEvent(
  { database, clock }: Dependencies,
  organizationId: string,
  eventId: string,
  change: (event: Event, types: TicketTypeStore) => Promise<void>,
): Promise<Event> {
  return database.transaction(async (transaction) => {
    const event = await findEvent(transaction, database.engine, organizationId, eventId);
    const now = clock();
    if (!(await createEventStore(transaction, database.engine).update({ ...event, updatedAt: now })))
      throw new DomainError('CONFLICT', `Event ${eventId} was changed by somebody else at the same time.`);
    await change(event, createTicketTypeStore(transaction));
    const changed = await findEvent(transaction, database.engine, organizationId, eventId);
    await appendEvents(transaction, now, [eventUpdated(changed)]);
    return changed;
  });
}

async function findEvent(
  transaction: Transaction<ReservationsTables>,
  engine: ReservationsDependencies['database']['engine'],
  organizationId: string,
  eventId: string,
): Promise<Event> {
  const event = await createEventStore(transaction, engine).find(organizationId, eventId);
  if (!event) throw notFound('Event', eventId);
  return event;
}
