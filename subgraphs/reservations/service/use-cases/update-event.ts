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
  isMoved,
  saleBeforeStart,
} from '../model/event.ts';
import { eventMoved, eventUpdated, maxHoldersOfMove } from '../published-events.ts';
import type { ReservationsUnit } from '../unit-of-work.ts';
import { changeEvent } from './change-event.ts';

/**
 * Changes the fields of an event that the mask names, until it is closed. Another time or place is published for the
 * holders of tickets. Needs `reservations:event:write`.
 */
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
      assertNotClosed(event, now);
      const changes = readMaskedChanges({ schema: eventFields, rules: [saleBeforeStart] }, request, event);
      if (changes.startsAt) assertFutureStart(changes.startsAt, now);
      return { ...event, ...changes };
    },
    async (unit, after, before) => {
      await unit.publish(eventUpdated(after));
      if (isMoved(before, after)) await notifyHolders(unit, before, after);
    },
  );
}

/** Publishes the move for the users who hold or have bought tickets, also in reservations that are being made right now. */
async function notifyHolders(
  { stores, publish }: ReservationsUnit,
  before: Event,
  after: Event,
): Promise<void> {
  const { id, organizationId } = after;
  await stores.events.lockOutSale(organizationId, id);
  const holders = await stores.reservations.listHolders(organizationId, id);
  for (let from = 0; from < holders.length; from += maxHoldersOfMove)
    await publish(eventMoved(before, after, holders.slice(from, from + maxHoldersOfMove)));
}
