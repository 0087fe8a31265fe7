import type { CalendarDate } from '../../../kit/values/calendar-date.ts';

/**
 * Finance's side of a payment intent: how much was received, refunded and applied to its invoice. What is
 * neither refunded nor applied is a prepayment: it waits for the invoice, or for the refund.
 */
export interface CustomerPayment {
  readonly paymentIntentId: string;
  readonly organizationId: string;
  readonly invoiceId: string | undefined;
  readonly reservationId: string | undefined;
  readonly currency: string;
  readonly received: bigint;
  readonly refunded: bigint;
  readonly applied: bigint;
  /** Undefined while only a refund of the payment is known: events may arrive in any order. */
  readonly receivedOn: CalendarDate | undefined;
}

/** A refund of a payment, as its event says. */
export interface CustomerRefund {
  readonly refundId: string;
  readonly organizationId: string;
  readonly paymentIntentId: string;
  readonly amount: bigint;
  readonly refundedOn: CalendarDate;
}

/** What can still be applied to an invoice or refunded without touching one. */
export function availableAmount(payment: CustomerPayment): bigint {
  const available = payment.received - payment.refunded - payment.applied;
  return available > 0n ? available : 0n;
}

/**
 * What belongs to no invoice although it should: the customer's credit. The payment of a reservation that is not billed
 * yet waits for its bill.
 */
export function unmatchedAmount(payment: CustomerPayment): bigint {
  const isWaiting = payment.reservationId !== undefined && payment.applied === 0n && payment.refunded === 0n;
  return isWaiting ? 0n : availableAmount(payment);
}

/** What was refunded of what is known to have been received: a refund may arrive before its payment. */
function refundedOfReceived({ refunded, received }: CustomerPayment): bigint {
  return refunded < received ? refunded : received;
}

/**
 * How much of an invoice refunds took that came before it could be paid: what they took beyond what the invoice does
 * not need. As if all payments had arrived first.
 */
export function refundedOfDue(payments: readonly CustomerPayment[], due: bigint): bigint {
  const received = payments.reduce((sum, payment) => sum + payment.received, 0n);
  const refunded = payments.reduce((sum, payment) => sum + refundedOfReceived(payment), 0n);
  const notNeeded = received > due ? received - due : 0n;
  return refunded > notNeeded ? refunded - notNeeded : 0n;
}

/** How much of a refund comes out of the invoice: only what the prepayment does not cover. */
export function refundFromInvoice(payment: CustomerPayment, amount: bigint): bigint {
  const uncovered = amount - availableAmount(payment);
  if (uncovered <= 0n) return 0n;
  return uncovered < payment.applied ? uncovered : payment.applied;
}
