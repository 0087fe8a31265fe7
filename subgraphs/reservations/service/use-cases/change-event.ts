import { DomainError, notFound, staleVersion } from '../../../kit/errors/domain-error.ts';
import { appendEvents, type NewEvent } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import { createEventStore } from '../stores/event-store.ts';

/**
 * Reads an event, lets `change` decide what it becomes, writes it and announces it in one transaction. Throws
 * NOT_FOUND, and CONFLICT when the version is not the expected one or somebody was faster.
 */
export async function changeEvent(
  dependencies: Pick<ReservationsDependencies, 'database' | 'clock'>,
  target: {
    readonly organizationId: string;
    readonly eventId: string;
    readonly expectedVersion: number | undefined;
  },
  announce: (changed: Event) => NewEvent,
  change: (event: Event, now: Date) => Event,
): Promise<Event> {
  const { database, clock } = dependencies;
  return database.transaction(async (transaction) => {
    const events = createEventStore(transaction, database.engine);
    const event = await events.find(target.organizationId, target.eventId);
    if (!event) throw notFound('Event', target.eventId);
    assertExpectedVersion('Event', event, target.expectedVersion);
    const now = clock();
    const changed = { ...change(event, now), updatedAt: now };
    if (!(await events.update(changed))) throw lostRace(event, target.expectedVersion);
    const stored = { ...changed, version: event.version + 1 };
    await appendEvents(transaction, now, [announce(stored)]);
    return stored;
  });
}

function lostRace(event: Event, expectedVersion: number | undefined): DomainError {
  return expectedVersion === undefined
    ? new DomainError('CONFLICT', `Event ${event.id} was changed by somebody else at the same time.`)
    : staleVersion('Event', event.id, expectedVersion, event.version + 1);
}
