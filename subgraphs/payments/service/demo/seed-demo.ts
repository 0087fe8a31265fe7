import type { Database } from '../../../kit/database/database.ts';
import { type DemoReservation, demoReservations } from '../../../kit/demo/demo-sales.ts';
import { money } from '../../../kit/values/money.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import { attemptKeyOf, type PaymentFailure, type PaymentIntent } from '../model/payment-intent.ts';
import type { Refund } from '../model/refund.ts';
import { sandboxName } from '../sandbox/sandbox-provider.ts';
import { toFailureColumns, toPaymentIntentRow } from '../stores/payment-intent-row.ts';
import { toRefundRow } from '../stores/refund-store.ts';
import type { PaymentsTables, PaymentTransitionRow } from '../stores/tables.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const declined: PaymentFailure = { code: 'card_declined', message: 'The card was declined.' };

/**
 * One payment for each demo reservation: confirmed ones were paid, cancelled ones paid and refunded, of the
 * expired ones the first was declined and the others given up. The sandbox knows the captures, so that they can
 * be refunded. Does nothing when the rows exist.
 */
export async function seedDemo(database: Database<PaymentsTables>, now: Date): Promise<void> {
  const isSeeded = await database.kysely
    .selectFrom('payment_intents')
    .select('id')
    .where(
      'id',
      'in',
      demoReservations.map((reservation) => reservation.paymentIntentId),
    )
    .executeTakeFirst();
  if (isSeeded) return;
  const payments = demoReservations.map((reservation) => demoPayment(reservation, now));
  const captured = payments.filter(({ intent }) => intent.status === 'SUCCEEDED');
  const refunds = payments.flatMap((payment) => payment.refund ?? []);
  await database.transaction(async (transaction) => {
    await transaction
      .insertInto('payment_intents')
      .values(
        payments.map(({ intent }) => ({
          ...toPaymentIntentRow(intent),
          created_by: intent.userId,
          idempotency_key: null,
        })),
      )
      .execute();
    await transaction
      .insertInto('payment_transitions')
      .values(payments.flatMap(({ intent }) => demoHistory(intent)))
      .execute();
    await transaction.insertInto('refunds').values(refunds.map(toRefundRow)).execute();
    await transaction
      .insertInto('sandbox_payments')
      .values(
        captured.map(({ intent }) => ({
          id: intent.providerReference ?? '',
          idempotency_key: attemptKeyOf(intent),
          reference: intent.id,
          captured_reference: intent.id,
          status: 'captured' as const,
          amount_minor: intent.amount.minorUnits,
          refunded_minor: intent.refundedMinorUnits,
          currency: intent.amount.currency,
          test_card: 'approve-visa',
          failure_code: null,
          failure_message: null,
          settles_at: null,
          decided_at: intent.capturedAt?.toISOString() ?? null,
        })),
      )
      .execute();
    await transaction
      .insertInto('sandbox_refunds')
      .values(
        refunds.map((refund) => ({
          id: refund.providerReference ?? '',
          idempotency_key: refund.id,
          payment_id: `pay_${refund.paymentIntentId}`,
          status: 'refunded' as const,
          amount_minor: refund.amount.minorUnits,
          failure_code: null,
          failure_message: null,
          created_at: refund.updatedAt.toISOString(),
        })),
      )
      .execute();
  });
}

interface DemoPayment {
  readonly intent: PaymentIntent;
  readonly refund?: Refund;
}

function demoPayment(reservation: DemoReservation, now: Date): DemoPayment {
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
      createdAt: refundedAt,
      updatedAt: refundedAt,
    },
  };
}

function demoHistory(intent: PaymentIntent): PaymentTransitionRow[] {
  const steps: ReadonlyArray<Pick<PaymentTransitionRow, 'from_status' | 'to_status' | 'cause'>> = [
    { from_status: null, to_status: 'REQUIRES_CONFIRMATION', cause: 'client' },
    ...(intent.attempt === 0
      ? [{ from_status: 'REQUIRES_CONFIRMATION', to_status: 'CANCELLED', cause: 'event' } as const]
      : [
          { from_status: 'REQUIRES_CONFIRMATION', to_status: 'PROCESSING', cause: 'client' } as const,
          { from_status: 'PROCESSING', to_status: intent.status, cause: 'provider-reply' } as const,
        ]),
  ];
  return steps.map((step, index) => ({
    ...step,
    id: demoId('payment-transition', `${intent.id}:${index + 1}`),
    organization_id: intent.organizationId,
    payment_intent_id: intent.id,
    position: index + 1,
    ...toFailureColumns(step.to_status === 'FAILED' ? intent.failure : undefined),
    occurred_at: new Date(intent.createdAt.getTime() + index * minuteMs).toISOString(),
  }));
}
