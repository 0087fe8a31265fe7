import type { UpdateEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import {
  assertFutureStart,
  assertNotClosed,
  type Event,
  eventFields,
  saleBeforeStart,
} from '../model/event.ts';
import { eventUpdated } from '../published-events.ts';
import { changeEvent } from './change-event.ts';

/** Changes the fields of an event that the mask names, until it is closed. Needs `reservations:event:write`. */
export async function updateEvent(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: UpdateEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(call.viewer, 'reservations:event:write');
  const { eventId, expectedVersion } = request;
  return changeEvent(
    dependencies,
    call,
    { organizationId, eventId, expectedVersion },
    (event, now) => {
      assertNotClosed(event);
      const changes = readMaskedChanges({ schema: eventFields, rules: [saleBeforeStart] }, request, event);
      if (changes.startsAt) assertFutureStart(changes.startsAt, now);
      return { ...event, ...changes };
    },
    eventUpdated,
  );
}
