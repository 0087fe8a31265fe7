import type { Transaction } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { Money } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { Reservation } from '../model/reservation.ts';
import { newTicketCode, type Ticket } from '../model/ticket.ts';
import { reservationConfirmed } from '../published-events.ts';
import { createEventStore } from '../stores/event-store.ts';
import { createReservationStore } from '../stores/reservation-store.ts';
import type { ReservationsTables } from '../stores/tables.ts';
import { createTicketStore } from '../stores/ticket-store.ts';
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
  | { readonly kind: 'refunded'; readonly reservation: Reservation; readonly reason: string }
  | { readonly kind: 'unknown-reservation' };

/**
 * What a captured payment does to its reservation: a hold becomes tickets; anything else (expired or cancelled
 * meanwhile, paid twice, another amount) asks for a refund exactly once. The lock on the reservation decides
 * between the payment and the expiry of the hold. Repeating it changes nothing.
 */
export async function settlePayment(
  transaction: Transaction<ReservationsTables>,
  engine: SqlEngine,
  now: Date,
  target: { readonly organizationId: string; readonly reservationId: string },
  payment: CapturedPayment,
): Promise<Settlement> {
  const reservation = await createReservationStore(transaction, engine).lock(
    target.organizationId,
    target.reservationId,
  );
  if (!reservation) return { kind: 'unknown-reservation' };
  if (reservation.paymentIntentId === payment.paymentIntentId) return { kind: 'unchanged', reservation };
  const refusal = refusalOf(reservation, payment);
  if (refusal !== undefined) {
    await requestRefund(transaction, now, reservation, { ...payment, reason: refusal });
    return { kind: 'refunded', reservation, reason: refusal };
  }
  const confirmed = await confirmHold(transaction, engine, now, reservation, payment.paymentIntentId);
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

/** Turns a locked hold into tickets. @param paymentIntentId undefined when there is nothing to pay */
export async function confirmHold(
  transaction: Transaction<ReservationsTables>,
  engine: SqlEngine,
  now: Date,
  reservation: Reservation,
  paymentIntentId: string | undefined,
): Promise<Reservation> {
  const confirmed = await createReservationStore(transaction, engine).changeStatus(
    reservation,
    'CONFIRMED',
    now,
    paymentIntentId,
  );
  if (!confirmed) throw new Error(`Reservation ${reservation.id} changed while it was locked.`);
  const tickets = ticketsFor(confirmed, now);
  await createTicketStore(transaction, engine).insert(tickets);
  const event = await createEventStore(transaction, engine).find(confirmed.organizationId, confirmed.eventId);
  await appendEvents(transaction, now, [reservationConfirmed(confirmed, event?.name ?? '', tickets)]);
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
