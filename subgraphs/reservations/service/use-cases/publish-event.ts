import type { PublishEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { type Event, eventTransitions, lifecycleAt } from '../model/event.ts';
import { eventPublished } from '../published-events.ts';
import { changeEvent } from './change-event.ts';

/** Puts a draft on sale and makes it public. Needs `reservations:event:write`. */
export async function publishEvent(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: PublishEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(call.viewer, 'reservations:event:write');
  const { eventId, expectedVersion } = request;
  return changeEvent(
    dependencies,
    call,
    { organizationId, eventId, expectedVersion },
    (event, now) => {
      assertTransition('The event', eventTransitions, lifecycleAt(event, now), 'ON_SALE');
      if (event.startsAt <= now)
        throw new DomainError('CONFLICT', 'The event has started: it can no longer be published.', {
          metadata: { currentState: event.lifecycle },
        });
      return { ...event, lifecycle: 'ON_SALE' };
    },
    ({ publish }, event) => publish(eventPublished(event)),
  );
}
