import type { PublishEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { type Event, eventTransitions } from '../model/event.ts';
import { eventPublished } from '../published-events.ts';
import { changeEvent } from './change-event.ts';

/** Puts a draft on sale and makes it public. Needs `reservations:event:write`. */
export async function publishEvent(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: PublishEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(viewer, 'reservations:event:write');
  const target = { organizationId, eventId: request.eventId, expectedVersion: request.expectedVersion };
  return changeEvent(dependencies, target, eventPublished, (event, now) => {
    assertTransition('The event', eventTransitions, event.lifecycle, 'ON_SALE');
    if (event.startsAt <= now)
      throw new DomainError('CONFLICT', 'The event has started: it can no longer be published.', {
        metadata: { currentState: event.lifecycle },
      });
    return { ...event, lifecycle: 'ON_SALE' };
  });
}
