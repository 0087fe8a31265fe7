import { invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import type { Event } from './event.ts';
import type { ReservationItem } from './reservation.ts';
import type { TicketQuantity } from './ticket-type.ts';

/**
 * The items with the names and prices of this moment. Throws NOT_FOUND for ticket types of other events and
 * BAD_USER_INPUT when one is wanted more often than an order may have.
 */
export function priceItems(event: Event, requested: readonly TicketQuantity[]): readonly ReservationItem[] {
  const quantities = new Map<string, number>();
  for (const [index, { ticketTypeId, quantity }] of requested.entries()) {
    const type = event.ticketTypes.find((candidate) => candidate.id === ticketTypeId);
    if (!type) throw notFound('TicketType', ticketTypeId);
    const sum = (quantities.get(ticketTypeId) ?? 0) + quantity;
    if (sum > type.maxPerOrder)
      throw invalidInput({
        path: `items.${index}.quantity`,
        message: `At most ${type.maxPerOrder} tickets of ${type.name} per order.`,
      });
    quantities.set(ticketTypeId, sum);
  }
  return event.ticketTypes.flatMap((type) => {
    const quantity = quantities.get(type.id);
    return quantity === undefined
      ? []
      : [{ ticketTypeId: type.id, name: type.name, quantity, unitPrice: type.price }];
  });
}
