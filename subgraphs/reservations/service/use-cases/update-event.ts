import { z } from 'zod';
import type { UpdateEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { assertNotClosed, type Event } from '../model/event.ts';
import {
  assertSaleBeforeStart,
  descriptionSchema,
  nameSchema,
  venueSchema,
  waitingRoomSchema,
} from '../model/event-input.ts';
import { eventUpdated } from '../published-events.ts';
import { changeEvent } from './change-event.ts';

const changesSchema = z.object({
  name: nameSchema.exactOptional(),
  description: descriptionSchema.optional(),
  venue: venueSchema.exactOptional(),
  startsAt: z.date().exactOptional(),
  onSaleAt: z.date().optional(),
  waitingRoom: waitingRoomSchema.exactOptional(),
});

/** Changes an event that is not closed. Needs `reservations:event:write`. */
export async function updateEvent(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: UpdateEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(viewer, 'reservations:event:write');
  const changes = validateInput(
    changesSchema,
    readMaskedUpdate(request, request.updateMask, [
      'name',
      'description',
      'venue',
      'startsAt',
      'onSaleAt',
      'waitingRoom',
    ]),
  );
  const target = { organizationId, eventId: request.eventId, expectedVersion: request.expectedVersion };
  return changeEvent(dependencies, target, eventUpdated, (event, now) => {
    assertNotClosed(event);
    if (changes.startsAt && changes.startsAt <= now)
      throw invalidInput({ path: 'startsAt', message: 'An event must start in the future.' });
    const changed: Event = { ...event, ...changes };
    assertSaleBeforeStart(changed.startsAt, changed.onSaleAt);
    return changed;
  });
}
