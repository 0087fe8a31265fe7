import { type Money, money, sumMoney } from '../../../kit/values/money.ts';
import { assertTransition, type Transitions } from '../../../kit/values/transitions.ts';

/** Tickets of one event that a user reserved. */
export interface Reservation {
  readonly id: string;
  readonly organizationId: string;
  readonly eventId: string;
  /** The user who made it. */
  readonly userId: string;
  /** The CRM customer it was made for. */
  readonly customerId: string | undefined;
  readonly status: ReservationStatus;
  readonly items: readonly ReservationItem[];
  readonly total: Money;
  /** Until when the tickets are held. */
  readonly expiresAt: Date;
  /** The payment that confirmed it. */
  readonly paymentIntentId: string | undefined;
  /** What was given back of that payment, in minor units of the total's currency. */
  readonly refundedMinorUnits: bigint;
  readonly lastPaymentFailure: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly confirmedAt: Date | undefined;
  readonly cancelledAt: Date | undefined;
  readonly version: number;
}

/** One kind of ticket; name and price are those of the time of the hold. */
export interface ReservationItem {
  readonly ticketTypeId: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Money;
}

/** HELD is the only state that ends by itself. */
export type ReservationStatus = 'HELD' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';

/** Legal transitions; CANCELLED and EXPIRED are final. */
export const reservationTransitions: Transitions<ReservationStatus> = {
  HELD: ['CONFIRMED', 'CANCELLED', 'EXPIRED'],
  CONFIRMED: ['CANCELLED'],
  CANCELLED: [],
  EXPIRED: [],
};

/** Price of all items. */
export function totalOf(items: readonly ReservationItem[], currency: string): Money {
  return sumMoney(
    items.map((item) => money(item.unitPrice.minorUnits * BigInt(item.quantity), item.unitPrice.currency)),
    currency,
  );
}

/** The reservation after a part of its payment, or all of it, was given back. */
export function addRefund(reservation: Reservation, amount: Money, now: Date): Reservation {
  return {
    ...reservation,
    refundedMinorUnits: reservation.refundedMinorUnits + amount.minorUnits,
    updatedAt: now,
    version: reservation.version + 1,
  };
}

/** Whether all that was paid has been given back. */
export function isRefundedInFull({ total, refundedMinorUnits }: Reservation): boolean {
  return total.minorUnits > 0n && refundedMinorUnits >= total.minorUnits;
}

/** The reservation in its next state. Throws CONFLICT for an illegal transition. */
export function moveReservation(
  reservation: Reservation,
  to: Exclude<ReservationStatus, 'HELD'>,
  now: Date,
  paymentIntentId = reservation.paymentIntentId,
): Reservation {
  assertTransition('The reservation', reservationTransitions, reservation.status, to);
  return {
    ...reservation,
    status: to,
    paymentIntentId,
    confirmedAt: to === 'CONFIRMED' ? now : reservation.confirmedAt,
    cancelledAt: to === 'CANCELLED' ? now : reservation.cancelledAt,
    updatedAt: now,
    version: reservation.version + 1,
  };
}
