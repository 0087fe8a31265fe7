import type { NewEvent } from '../../kit/events/outbox.ts';
import type { QueueEntry } from './queue-entry.ts';

/** Events about the lines; the aggregate is the event people wait for, so that a line's events keep their order. */
type EntryFacts = Pick<QueueEntry, 'id' | 'organizationId' | 'eventId' | 'userId'>;

function factsOf(entry: EntryFacts): Record<string, unknown> {
  return { queueEntryId: entry.id, ...(entry.userId === undefined ? {} : { userId: entry.userId }) };
}

/** Somebody joined the end of the line. */
export function queueJoined(entry: EntryFacts): NewEvent {
  return {
    type: 'reservations.queue-joined.v1',
    aggregateId: entry.eventId,
    organizationId: entry.organizationId,
    data: { eventId: entry.eventId, ...factsOf(entry) },
  };
}

/** Somebody gave up a place, or spent an admission. */
export function queueLeft(entry: EntryFacts): NewEvent {
  return {
    type: 'reservations.queue-left.v1',
    aggregateId: entry.eventId,
    organizationId: entry.organizationId,
    data: { eventId: entry.eventId, ...factsOf(entry) },
  };
}

/** The line moved on. @param admitted entries of one event, at least one, in the order of their admission */
export function queueAdvanced(admitted: readonly EntryFacts[]): NewEvent {
  const [first] = admitted;
  if (!first) throw new Error('An advance of a queue needs somebody who was admitted.');
  return {
    type: 'reservations.queue-advanced.v1',
    aggregateId: first.eventId,
    organizationId: first.organizationId,
    data: { eventId: first.eventId, admitted: admitted.map(factsOf) },
  };
}
