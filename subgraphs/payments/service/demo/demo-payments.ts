import type { DemoReservation } from '../../../kit/demo/demo-sales.ts';
import { money } from '../../../kit/values/money.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { AttentionItem } from '../model/attention-item.ts';
import type { PaymentFailure, PaymentIntent } from '../model/payment-intent.ts';
import type { PaymentTransition } from '../model/payment-transition.ts';
import type { Refund } from '../model/refund.ts';
import { sandboxName } from '../sandbox/sandbox-provider.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const declined: PaymentFailure = { code: 'card_declined', message: 'The card was declined.' };

/** The payment of a demo reservation, and its refund. */
interface DemoPayment {
  readonly intent: PaymentIntent;
  readonly refund?: Refund;
}

/**
 * Confirmed reservations were paid, cancelled ones paid and refunded, of the expired ones the first was declined and
 * the others given up.
 */
export function demoPayment(reservation: DemoReservation, now: Date): DemoPayment {
  const createdAt = new Date(now.getTime() - reservation.createdDaysAgo * dayMs);
  const paidAt = new Date(createdAt.getTime() + 3 * minuteMs);
  const isPaid = reservation.status !== 'EXPIRED';
  const isRefunded = reservation.status === 'CANCELLED';
  const isDeclined = reservation.number === 26;
  const isTried = isPaid || isDeclined;
  const refundedAt = new Date(now.getTime() - (reservation.createdDaysAgo / 2) * dayMs);
  const refunded = isRefunded ? reservation.totalMinorUnits : 0n;
  const intent: PaymentIntent = {
    id: reservation.paymentIntentId,
    organizationId: reservation.organization.id,
    reservationId: reservation.id,
    invoiceId: isPaid ? demoId('invoice', reservation.number) : undefined,
    userId: reservation.userId,
    amount: money(reservation.totalMinorUnits, reservation.organization.currency),
    status: isPaid ? 'SUCCEEDED' : isDeclined ? 'FAILED' : 'CANCELLED',
    provider: sandboxName,
    providerReference: isPaid ? `pay_${reservation.paymentIntentId}` : undefined,
    failure: isDeclined ? declined : undefined,
    card: isTried ? { brand: 'visa', last4: isDeclined ? '0002' : '4242' } : undefined,
    attempt: isTried ? 1 : 0,
    attemptStartedAt: isTried ? paidAt : undefined,
    refundedMinorUnits: refunded,
    refundClaimedMinorUnits: refunded,
    capturedAt: isPaid ? paidAt : undefined,
    createdAt,
    updatedAt: isRefunded ? refundedAt : paidAt,
    version: isRefunded ? 5 : isTried ? 3 : 2,
  };
  if (!isRefunded) return { intent };
  return {
    intent,
    refund: {
      id: demoId('refund', reservation.number),
      organizationId: intent.organizationId,
      paymentIntentId: intent.id,
      amount: intent.amount,
      status: 'SUCCEEDED',
      reason: 'The reservation was cancelled.',
      requestedBy: undefined,
      requestKey: `demo:${reservation.number}`,
      providerReference: `ref_${intent.id}`,
      failure: undefined,
      paidBackBy: undefined,
      createdAt: refundedAt,
      updatedAt: refundedAt,
    },
  };
}

/** Number of the demo reservation of which a refund failed. */
const failedRefundOf = 3;

/** A goodwill refund that the provider refused: retried, it succeeds. Undefined for all reservations but one. */
export function demoFailedRefund(
  { number, status }: DemoReservation,
  intent: PaymentIntent,
  now: Date,
): { readonly refund: Refund; readonly item: AttentionItem } | undefined {
  if (number !== failedRefundOf || status !== 'CONFIRMED') return undefined;
  const { organizationId, id: paymentIntentId } = intent;
  const failedAt = new Date(now.getTime() - dayMs);
  const amount = money(500n, intent.amount.currency);
  const refund: Refund = {
    id: demoId('refund', `failed:${number}`),
    organizationId,
    paymentIntentId,
    amount,
    status: 'FAILED',
    reason: 'Goodwill: the seat had no view.',
    requestedBy: undefined,
    requestKey: `demo:failed:${number}`,
    providerReference: undefined,
    failure: { code: 'refund_rejected', message: 'The bank of the card refused the refund.' },
    paidBackBy: undefined,
    createdAt: failedAt,
    updatedAt: failedAt,
  };
  const item: AttentionItem = {
    id: demoId('attention-item', number),
    organizationId,
    paymentIntentId,
    reason: 'REFUND_FAILED',
    refundId: refund.id,
    amount,
    since: failedAt,
    resolvedAt: undefined,
    resolvedBy: undefined,
    note: undefined,
  };
  return { refund, item };
}

/** How the intent came to its state, a minute a step. */
export function demoHistory(intent: PaymentIntent): readonly PaymentTransition[] {
  const steps: ReadonlyArray<Pick<PaymentTransition, 'fromStatus' | 'toStatus' | 'cause'>> = [
    { fromStatus: undefined, toStatus: 'REQUIRES_CONFIRMATION', cause: 'client' },
    ...(intent.attempt === 0
      ? [{ fromStatus: 'REQUIRES_CONFIRMATION', toStatus: 'CANCELLED', cause: 'event' } as const]
      : [
          { fromStatus: 'REQUIRES_CONFIRMATION', toStatus: 'PROCESSING', cause: 'client' } as const,
          { fromStatus: 'PROCESSING', toStatus: intent.status, cause: 'provider-reply' } as const,
        ]),
  ];
  return steps.map((step, index) => ({
    ...step,
    id: demoId('payment-transition', `${intent.id}:${index + 1}`),
    organizationId: intent.organizationId,
    paymentIntentId: intent.id,
    position: index + 1,
    failure: step.toStatus === 'FAILED' ? intent.failure : undefined,
    occurredAt: new Date(intent.createdAt.getTime() + index * minuteMs),
  }));
}
