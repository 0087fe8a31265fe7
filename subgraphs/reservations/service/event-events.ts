import type { NewEvent } from '../../kit/events/outbox.ts';
import { type Event, eventStatus } from './event.ts';

/** What happened to an event, or to its ticket types. */
export type EventChange = 'event-created' | 'event-updated' | 'event-published' | 'event-closed';

/** A change of an event, with the facts a listener needs to show it. */
export function eventChanged(change: EventChange, event: Event): NewEvent {
  return {
    type: `reservations.${change}.v1`,
    aggregateId: event.id,
    organizationId: event.organizationId,
    data: {
      eventId: event.id,
      name: event.name,
      status: eventStatus(event),
      startsAt: event.startsAt.toISOString(),
    },
  };
}
