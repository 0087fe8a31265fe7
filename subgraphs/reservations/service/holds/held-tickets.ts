import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { Reservation, ReservationItem } from '../model/reservation.ts';
import type { TicketQuantity } from '../model/ticket-type.ts';
import type { TicketTypeStore } from '../stores/ticket-type-store.ts';

/**
 * Takes the tickets of all items or throws CONFLICT (the caller's transaction then takes none). Rows are locked
 * in the order of their ids, here and in {@link giveBackTickets}: no two transactions wait for each other.
 */
export async function takeTickets(types: TicketTypeStore, reservation: Reservation): Promise<void> {
  const { organizationId, eventId, items } = reservation;
  for (const item of inLockOrder(items)) {
    if (await types.take(organizationId, item, item.unitPrice.minorUnits)) continue;
    const current = (await types.listByEvents([eventId])).find((type) => type.id === item.ticketTypeId);
    throw unavailable(item, current?.available ?? 0);
  }
}

/** Gives back tickets that no reservation has any more. */
export async function giveBackTickets(
  types: TicketTypeStore,
  organizationId: string,
  quantities: readonly TicketQuantity[],
): Promise<void> {
  for (const quantity of inLockOrder(quantities)) await types.giveBack(organizationId, quantity);
}

function inLockOrder<Item extends TicketQuantity>(items: readonly Item[]): readonly Item[] {
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
