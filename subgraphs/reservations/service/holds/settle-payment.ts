import type { Money } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { moveReservation, type Reservation } from '../model/reservation.ts';
import { newTicketCode, type Ticket } from '../model/ticket.ts';
import { reservationConfirmed } from '../published-events.ts';
import type { ReservationsUnit } from '../unit-of-work.ts';
import { requestRefund } from './request-refund.ts';

/** A payment that has been captured. */
export interface CapturedPayment {
  readonly paymentIntentId: string;
  readonly amount: Money;
}

/** What became of a captured payment. */
export type Settlement =
  | { readonly kind: 'confirmed'; readonly reservation: Reservation }
  /** It was confirmed by this very payment before. */
  | { readonly kind: 'unchanged'; readonly reservation: Reservation }
  /** The reservation cannot take the payment, which is given back. */
  | { readonly kind: 'refunded'; readonly reservation: Reservation; readonly reason: string };

/**
 * What a captured payment does to its reservation: a hold becomes tickets; anything else (expired or cancelled
 * meanwhile, paid twice, another amount) asks for a refund exactly once. The lock on the reservation decides
 * between the payment and the expiry of the hold. Repeating it changes nothing.
 * @param reservation locked
 */
export async function settlePayment(
  unit: ReservationsUnit,
  reservation: Reservation,
  payment: CapturedPayment,
): Promise<Settlement> {
  if (reservation.paymentIntentId === payment.paymentIntentId) return { kind: 'unchanged', reservation };
  const reason = refusalOf(reservation, payment);
  if (reason !== undefined) {
    await requestRefund(unit, reservation, { ...payment, reason });
    return { kind: 'refunded', reservation, reason };
  }
  const confirmed = await confirmHold(unit, reservation, payment.paymentIntentId);
  return { kind: 'confirmed', reservation: confirmed };
}

/** Why a reservation cannot take a payment; undefined when it can. */
function refusalOf(reservation: Reservation, { amount }: CapturedPayment): string | undefined {
  const { status, total } = reservation;
  if (status === 'CONFIRMED') return 'The reservation was already paid.';
  if (status === 'EXPIRED') return 'The reservation had expired before the payment arrived.';
  if (status === 'CANCELLED') return 'The reservation had been cancelled before the payment arrived.';
  const isExact = amount.minorUnits === total.minorUnits && amount.currency === total.currency;
  return isExact ? undefined : 'The payment was not of the amount of the reservation.';
}

/**
 * Turns a hold into tickets. Throws CONFLICT when it no longer is one.
 * @param reservation locked
 * @param paymentIntentId undefined when there is nothing to pay
 */
export async function confirmHold(
  { stores, publish }: ReservationsUnit,
  reservation: Reservation,
  paymentIntentId: string | undefined,
): Promise<Reservation> {
  const now = await stores.time.now();
  const confirmed = moveReservation(reservation, 'CONFIRMED', now, paymentIntentId);
  const tickets = ticketsFor(confirmed, now);
  await stores.reservations.update(confirmed);
  await stores.tickets.insert(tickets);
  const event = await stores.events.find(confirmed.organizationId, confirmed.eventId);
  await publish(reservationConfirmed(confirmed, event.name, tickets));
  return confirmed;
}

function ticketsFor(reservation: Reservation, now: Date): readonly Ticket[] {
  return reservation.items.flatMap((item) =>
    Array.from({ length: item.quantity }, () => ({
      id: newId(),
      organizationId: reservation.organizationId,
      reservationId: reservation.id,
      eventId: reservation.eventId,
      ticketTypeId: item.ticketTypeId,
      userId: reservation.userId,
      code: newTicketCode(),
      status: 'VALID' as const,
      createdAt: now,
      usedAt: undefined,
    })),
  );
}
