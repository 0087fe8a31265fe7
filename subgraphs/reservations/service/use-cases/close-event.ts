import type { CloseEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { type Event, eventTransitions } from '../model/event.ts';
import { eventClosed } from '../published-events.ts';
import { createEventStore } from '../stores/event-store.ts';
import { changeEvent } from './change-event.ts';

/** Ends the sale of an event for good; its tickets stay valid. Needs `reservations:event:write`. */
export async function closeEvent(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: CloseEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(viewer, 'reservations:event:write');
  const target = { organizationId, eventId: request.eventId, expectedVersion: request.expectedVersion };
  return changeEvent(dependencies, target, eventClosed, toClosed);
}

const batchSize = 100;

/** Closes events on sale that have started. An event that is closed meanwhile is left to who closed it. */
export async function closeStartedEvents(dependencies: ReservationsDependencies): Promise<void> {
  const { database, clock, logger } = dependencies;
  const started = await createEventStore(database.kysely, database.engine).findStarted(clock(), batchSize);
  for (const { id, organizationId } of started) {
    const target = { organizationId, eventId: id, expectedVersion: undefined };
    await changeEvent(dependencies, target, eventClosed, toClosed).catch((error: unknown) =>
      logger.warn({ err: error, eventId: id }, 'an event that has started could not be closed'),
    );
  }
}

function toClosed(event: Event): Event {
  assertTransition('The event', eventTransitions, event.lifecycle, 'CLOSED');
  return { ...event, lifecycle: 'CLOSED' };
}
