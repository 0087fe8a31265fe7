import { addRefund, isRefundedInFull, moveReservation, type Reservation } from '../model/reservation.ts';
import type { Ticket } from '../model/ticket.ts';
import type { TicketQuantity } from '../model/ticket-type.ts';
import { reservationCancelled } from '../published-events.ts';
import type { ReservationsUnit } from '../unit-of-work.ts';
import { giveBackTickets } from './held-tickets.ts';
import type { CapturedPayment } from './settle-payment.ts';
import { voidTickets } from './void-tickets.ts';

/**
 * What money that was given back does to its reservation. A part leaves the tickets as they are. When all is given
 * back, in one refund or in several, the tickets that have not been used become VOID and are for sale again, and the
 * reservation is CANCELLED; it stays CONFIRMED when one of its tickets has been used: what was used remains sold. The lock on each ticket decides between the refund and a check-in that runs at the same time.
 * @param reservation locked
 */
export async function takeRefund(
  unit: ReservationsUnit,
  reservation: Reservation,
  refund: CapturedPayment,
): Promise<void> {
  // A payment that never paid the reservation, for example a second one, buys no tickets and takes none.
  if (reservation.paymentIntentId !== refund.paymentIntentId) return;
  const { stores, publish } = unit;
  const now = await stores.time.now();
  const refunded = addRefund(reservation, refund.amount, now);
  if (refunded.status !== 'CONFIRMED' || !isRefundedInFull(refunded))
    return stores.reservations.update(refunded);
  const { id, organizationId, eventId } = refunded;
  const tickets = await stores.tickets.lockByReservation(organizationId, id);
  const isUsed = tickets.some(({ status }) => status === 'USED');
  const { name: eventName } = await stores.events.find(organizationId, eventId);
  const after = isUsed ? refunded : moveReservation(refunded, 'CANCELLED', now);
  await stores.reservations.update(after);
  const reason = 'The payment was refunded.';
  const voided = await voidTickets(unit, after, tickets, { eventName, reason });
  await giveBackTickets(stores.ticketTypes, organizationId, quantitiesOf(voided));
  if (!isUsed) await publish(reservationCancelled(after, eventName));
}

function quantitiesOf(tickets: readonly Ticket[]): readonly TicketQuantity[] {
  return [...Map.groupBy(tickets, (ticket) => ticket.ticketTypeId)].map(([ticketTypeId, ofType]) => ({
    ticketTypeId,
    quantity: ofType.length,
  }));
}
