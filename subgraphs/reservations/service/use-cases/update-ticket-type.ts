import { z } from 'zod';
import type { UpdateTicketTypeRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { money } from '../../../kit/values/money.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { assertNotClosed, type Event } from '../model/event.ts';
import { capacitySchema, maxPerOrderSchema, nameSchema, priceSchema } from '../model/event-input.ts';
import { createTicketTypeStore } from '../stores/ticket-type-store.ts';
import { withEvent } from './change-ticket-type.ts';

const inputSchema = z.object({
  ticketTypeId: z.string(),
  name: nameSchema.optional(),
  price: priceSchema.optional(),
  capacity: capacitySchema.optional(),
  maxPerOrder: maxPerOrderSchema.optional(),
  expectedVersion: z.number().int().optional(),
});

/**
 * Changes a kind of ticket of an event that is not closed. Throws CONFLICT when the capacity would fall below
 * what is held and sold. Needs `reservations:event:write`.
 */
export async function updateTicketType(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: UpdateTicketTypeRequest,
): Promise<Event> {
  const organizationId = requirePermission(viewer, 'reservations:event:write');
  const input = validateInput(inputSchema, request);
  const { kysely } = dependencies.database;
  const eventId = await createTicketTypeStore(kysely).findEventId(organizationId, input.ticketTypeId);
  if (eventId === undefined) throw notFound('TicketType', input.ticketTypeId);
  return withEvent(dependencies, organizationId, eventId, async (event, types) => {
    assertNotClosed(event);
    const type = event.ticketTypes.find((candidate) => candidate.id === input.ticketTypeId);
    if (!type) throw notFound('TicketType', input.ticketTypeId);
    assertExpectedVersion('TicketType', type, input.expectedVersion);
    if (input.price && input.price.currencyCode !== event.currency)
      throw invalidInput({
        path: 'price',
        message: `All prices of an event have one currency, here ${event.currency}.`,
      });
    const changed = {
      ...type,
      name: input.name ?? type.name,
      price: input.price ? money(input.price.minorUnits, input.price.currencyCode) : type.price,
      maxPerOrder: input.maxPerOrder ?? type.maxPerOrder,
    };
    const capacityChange = (input.capacity ?? type.capacity) - type.capacity;
    if (await types.update(changed, capacityChange)) return;
    const taken = type.capacity - type.available;
    throw new DomainError('CONFLICT', `The capacity cannot fall below the ${taken} tickets held and sold.`, {
      metadata: { taken: String(taken) },
    });
  });
}
