import { DomainError } from '../../../kit/errors/domain-error.ts';
import { moveReservation, type Reservation } from '../model/reservation.ts';
import { reservationCancelled } from '../published-events.ts';
import type { ReservationsUnit } from '../unit-of-work.ts';
import { giveBackTickets } from './held-tickets.ts';
import { requestRefund } from './request-refund.ts';
import { voidTickets } from './void-tickets.ts';

/**
 * Cancels a reservation: tickets VOID, capacity back, a payment asked back. Throws CONFLICT for used tickets.
 * @param reservation locked
 * @param details.reason what the buyer reads about a refund
 */
export async function giveUpReservation(
  unit: ReservationsUnit,
  reservation: Reservation,
  details: { readonly eventName: string; readonly reason: string },
): Promise<Reservation> {
  const { stores, publish } = unit;
  const { id, organizationId } = reservation;
  const tickets = await stores.tickets.lockByReservation(organizationId, id);
  if (tickets.some(({ status }) => status === 'USED'))
    throw new DomainError('CONFLICT', 'A ticket of the reservation has been used.', {
      metadata: { currentState: 'USED' },
    });
  const cancelled = moveReservation(reservation, 'CANCELLED', await stores.time.now());
  await stores.reservations.update(cancelled);
  await voidTickets(unit, cancelled, tickets, details);
  await giveBackTickets(stores.ticketTypes, organizationId, cancelled.items);
  await publish(reservationCancelled(cancelled, details.eventName));
  if (cancelled.paymentIntentId !== undefined)
    await requestRefund(unit, cancelled, {
      paymentIntentId: cancelled.paymentIntentId,
      amount: cancelled.total,
      reason: details.reason,
    });
  return cancelled;
}
