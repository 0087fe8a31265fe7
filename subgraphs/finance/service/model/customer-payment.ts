import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { PaymentMethod } from './settlement.ts';

/**
 * Money of a customer: a payment of the payments domain, or money recorded by hand that its invoice does not need. What
 * is neither refunded nor used is the customer's credit: it waits for the invoice, another one, or the refund.
 */
export interface CustomerPayment {
  /** That of the payment intent, when there is one. */
  readonly id: string;
  readonly organizationId: string;
  /** Undefined for money recorded by hand. */
  readonly paymentIntentId: string | undefined;
  readonly method: PaymentMethod;
  /** What it was paid for. */
  readonly invoiceId: string | undefined;
  readonly reservationId: string | undefined;
  readonly currency: string;
  readonly received: bigint;
  readonly refunded: bigint;
  /** Used for the invoice it was paid for. */
  readonly applied: bigint;
  /** Used for other invoices. */
  readonly transferred: bigint;
  /** What of it belongs to no invoice, as it was last published. */
  readonly unmatched: bigint;
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
export function availableAmount({ received, refunded, applied, transferred }: CustomerPayment): bigint {
  const available = received - refunded - applied - transferred;
  return available > 0n ? available : 0n;
}

/**
 * What belongs to no invoice although it should: the customer's credit. The payment of a reservation that is not billed
 * yet waits for its bill.
 */
export function unmatchedAmount(payment: CustomerPayment, isBilled: boolean): bigint {
  const isWaiting = payment.reservationId !== undefined && !isBilled;
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

/** Where the money of a refund comes from: first what is not used, then its invoice, then other invoices. */
export interface RefundSources {
  readonly fromInvoice: bigint;
  readonly fromOthers: bigint;
}

/** How much of a refund comes out of invoices: only what the credit does not cover. */
export function refundSources(payment: CustomerPayment, amount: bigint): RefundSources {
  const uncovered = atLeastZero(amount - availableAmount(payment));
  const fromInvoice = uncovered < payment.applied ? uncovered : payment.applied;
  const rest = uncovered - fromInvoice;
  return { fromInvoice, fromOthers: rest < payment.transferred ? rest : payment.transferred };
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
