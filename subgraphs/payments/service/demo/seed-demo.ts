import { demoReservations } from '../../../kit/demo/demo-sales.ts';
import type { UnitDependencies } from '../../../kit/part/unit-of-work.ts';
import { attemptKeyOf, type PaymentIntent } from '../model/payment-intent.ts';
import type { Refund } from '../model/refund.ts';
import type { SandboxPaymentRow, SandboxRefundRow } from '../sandbox/sandbox-tables.ts';
import type { PaymentsTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { demoFailedRefund, demoHistory, demoPayment } from './demo-payments.ts';

/**
 * One payment for each demo reservation, and a refund that failed. The sandbox knows the captures, so that they can be refunded. Does nothing
 * when the rows exist.
 */
export async function seedDemo(dependencies: UnitDependencies<PaymentsTables>): Promise<void> {
  const { database } = dependencies;
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
  // In one transaction: an intent without the sandbox's record of its capture could not be refunded.
  await database.transaction(async (transaction) => {
    const { stores, now } = unitOfWork.join(dependencies, transaction);
    for (const reservation of demoReservations) {
      const { intent, refund } = demoPayment(reservation, now);
      await stores.intents.insert(intent, { createdBy: intent.userId, idempotencyKey: undefined });
      await stores.transitions.insert(demoHistory(intent));
      if (intent.status === 'SUCCEEDED')
        await transaction.insertInto('sandbox_payments').values(captureOf(intent)).execute();
      const failed = demoFailedRefund(reservation, intent, now);
      if (failed) {
        await stores.refunds.insert([failed.refund]);
        await stores.attentionItems.insert([failed.item]);
      }
      if (!refund) continue;
      await stores.refunds.insert([refund]);
      await transaction.insertInto('sandbox_refunds').values(refundInSandboxOf(refund)).execute();
    }
  });
}

function captureOf(intent: PaymentIntent): SandboxPaymentRow {
  return {
    id: intent.providerReference ?? '',
    idempotency_key: attemptKeyOf(intent),
    reference: intent.id,
    captured_reference: intent.id,
    status: 'captured',
    amount_minor: intent.amount.minorUnits,
    refunded_minor: intent.refundedMinorUnits,
    currency: intent.amount.currency,
    test_card: 'approve-visa',
    failure_code: null,
    failure_message: null,
    settles_at: null,
    decided_at: intent.capturedAt?.toISOString() ?? null,
  };
}

function refundInSandboxOf(refund: Refund): SandboxRefundRow {
  return {
    id: refund.providerReference ?? '',
    idempotency_key: refund.id,
    payment_id: `pay_${refund.paymentIntentId}`,
    status: 'refunded',
    amount_minor: refund.amount.minorUnits,
    failure_code: null,
    failure_message: null,
    created_at: refund.updatedAt.toISOString(),
  };
}
