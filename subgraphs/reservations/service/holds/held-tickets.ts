import type { Transaction } from 'kysely';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import type { Event } from '../model/event.ts';
import type { Reservation, ReservationItem } from '../model/reservation.ts';
import type { ReservationsTables } from '../stores/tables.ts';
import { createTicketTypeStore } from '../stores/ticket-type-store.ts';

/** What somebody wants of an event. */
export interface RequestedItem {
  readonly ticketTypeId: string;
  readonly quantity: number;
}

/**
 * The items with the names and prices of this moment. Throws NOT_FOUND for ticket types of other events and
 * BAD_USER_INPUT when one is wanted more often than an order may have.
 */
export function priceItems(event: Event, requested: readonly RequestedItem[]): readonly ReservationItem[] {
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

/**
 * Takes the tickets of all items or throws CONFLICT (the caller's transaction then takes none). Rows are locked
 * in the order of their ids, here and in {@link giveBackTickets}: no two transactions wait for each other.
 */
export async function takeTickets(
  transaction: Transaction<ReservationsTables>,
  event: Event,
  items: readonly ReservationItem[],
): Promise<void> {
  const types = createTicketTypeStore(transaction);
  for (const item of inLockOrder(items)) {
    if (await types.take(item, item.unitPrice.minorUnits)) continue;
    const current = (await types.listByEvents([event.id])).find((type) => type.id === item.ticketTypeId);
    throw unavailable(item, current?.available ?? 0);
  }
}

/** Gives back the tickets of a reservation that no longer holds them. */
export async function giveBackTickets(
  transaction: Transaction<ReservationsTables>,
  reservation: Reservation,
): Promise<void> {
  const types = createTicketTypeStore(transaction);
  for (const item of inLockOrder(reservation.items)) await types.giveBack(item);
}

function inLockOrder(items: readonly ReservationItem[]): readonly ReservationItem[] {
  return items.toSorted((a, b) => (a.ticketTypeId < b.ticketTypeId ? -1 : 1));
}

function unavailable(item: ReservationItem, available: number): DomainError {
  const metadata = { ticketTypeId: item.ticketTypeId, available: String(available) };
  if (available >= item.quantity)
    return new DomainError('CONFLICT', `The price of ${item.name} has just changed.`, { metadata });
  const tickets = available === 1 ? 'ticket' : 'tickets';
  const left = available === 0 ? 'is sold out' : `has only ${available} ${tickets} left`;
  return new DomainError('CONFLICT', `${item.name} ${left}.`, { metadata });
}
