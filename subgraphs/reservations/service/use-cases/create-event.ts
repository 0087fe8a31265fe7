import type { CreateEventRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { assertFutureStart, type Event, eventFields, saleBeforeStart } from '../model/event.ts';
import { maxTicketTypes, newTicketType, ticketTypeFields } from '../model/ticket-type.ts';
import { eventCreated } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { assertPriceCurrency } from './change-ticket-type.ts';

const inputSchema = eventFields
  .extend({
    waitingRoom: eventFields.shape.waitingRoom.default({ isEnabled: false, admissionsPerMinute: 0 }),
    ticketTypes: listField(ticketTypeFields, { min: 1, max: maxTicketTypes }),
  })
  .refine(saleBeforeStart.holds, { path: ['onSaleAt'], error: saleBeforeStart.message });

/** Creates an event as a draft. Needs `reservations:event:write`. */
export async function createEvent(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: CreateEventRequest,
): Promise<Event> {
  const organizationId = requirePermission(call.viewer, 'reservations:event:write');
  const { ticketTypes, ...fields } = validateInput(inputSchema, request);
  const currency = ticketTypes[0]?.price.currency ?? '';
  for (const [index, type] of ticketTypes.entries())
    assertPriceCurrency(`ticketTypes.${index}.price`, currency, type);
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    assertFutureStart(fields.startsAt, now);
    const id = newId();
    const event: Event = {
      id,
      organizationId,
      name: fields.name,
      description: fields.description,
      venue: fields.venue,
      startsAt: fields.startsAt,
      onSaleAt: fields.onSaleAt,
      lifecycle: 'DRAFT',
      currency,
      waitingRoom: fields.waitingRoom,
      maxTicketsPerBuyer: fields.maxTicketsPerBuyer,
      ticketTypes: ticketTypes.map((type) => newTicketType(id, type)),
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await stores.events.insert([event]);
    await publish(eventCreated(event));
    return event;
  });
}
