import type { CloseEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { type Event, toClosed } from '../model/event.ts';
import { eventClosed } from '../published-events.ts';
import { changeEvent } from './change-event.ts';

/** Ends the sale of an event for good; its tickets stay valid. Needs `reservations:event:write`. */
export async function closeEvent(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: CloseEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(call.viewer, 'reservations:event:write');
  const { eventId, expectedVersion } = request;
  const target = { organizationId, eventId, expectedVersion };
  return changeEvent(dependencies, call, target, toClosed, ({ publish }, event) =>
    publish(eventClosed(event)),
  );
}
