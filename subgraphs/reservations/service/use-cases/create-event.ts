import { z } from 'zod';
import type { CreateEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import {
  assertSaleBeforeStart,
  descriptionSchema,
  nameSchema,
  newTicketType,
  ticketTypeSchema,
  venueSchema,
  waitingRoomSchema,
} from '../model/event-input.ts';
import { eventCreated } from '../published-events.ts';
import { createEventStore } from '../stores/event-store.ts';

const inputSchema = z.object({
  name: nameSchema,
  description: descriptionSchema.optional(),
  venue: venueSchema,
  startsAt: z.date(),
  onSaleAt: z.date().optional(),
  ticketTypes: z
    .array(ticketTypeSchema)
    .min(1, 'At least one kind of ticket is needed.')
    .max(50, 'At most 50 kinds of tickets.'),
  waitingRoom: waitingRoomSchema.optional(),
});

/** Creates an event as a draft. Needs `reservations:event:write`. */
export async function createEvent(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: CreateEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(viewer, 'reservations:event:write');
  const input = validateInput(inputSchema, request);
  const now = dependencies.clock();
  if (input.startsAt <= now)
    throw invalidInput({ path: 'startsAt', message: 'An event must start in the future.' });
  assertSaleBeforeStart(input.startsAt, input.onSaleAt);
  const currency = input.ticketTypes[0]?.price.currencyCode ?? '';
  const foreign = input.ticketTypes.findIndex((type) => type.price.currencyCode !== currency);
  if (foreign !== -1)
    throw invalidInput({
      path: `ticketTypes.${foreign}.price`,
      message: `All prices of an event have one currency, here ${currency}.`,
    });
  const id = newId();
  const event: Event = {
    id,
    organizationId,
    name: input.name,
    description: input.description || undefined,
    venue: input.venue,
    startsAt: input.startsAt,
    onSaleAt: input.onSaleAt,
    lifecycle: 'DRAFT',
    currency,
    waitingRoom: input.waitingRoom ?? { isEnabled: false, admissionsPerMinute: 0 },
    ticketTypes: input.ticketTypes.map((type) => newTicketType(id, type)),
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  const { database } = dependencies;
  await database.transaction(async (transaction) => {
    await createEventStore(transaction, database.engine).insert(event);
    await appendEvents(transaction, now, [eventCreated(event)]);
  });
  return event;
}
