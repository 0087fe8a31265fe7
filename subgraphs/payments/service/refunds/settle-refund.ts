import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { savePaymentIntent } from '../intents/move-payment-intent.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { type Refund, refundTransitions } from '../model/refund.ts';
import { callProvider } from '../provider/call-provider.ts';
import type { RefundOutcome } from '../provider/payment-provider.ts';
import { paymentRefunded, paymentUpdated, refundFailed } from '../published-events.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';
import { createRefundStore } from '../stores/refund-store.ts';
import type { PaymentsTables } from '../stores/tables.ts';

/**
 * Asks the provider for a PENDING refund and records what it says. Safe to repeat, also by two processes at
 * once: the refund's id is the provider's idempotency key. Without an answer the refund stays PENDING.
 */
export async function executeRefund(dependencies: PaymentsDependencies, refund: Refund): Promise<Refund> {
  const { provider, settings, logger, database, clock } = dependencies;
  try {
    const outcome = await callProvider(settings.providerTimeoutMs, (signal) =>
      provider.refund(
        { reference: refund.paymentIntentId, idempotencyKey: refund.id, amount: refund.amount },
        signal,
      ),
    );
    return await database.transaction(
      async (transaction) =>
        (await settleRefundWithin(dependencies, transaction, refund.id, outcome)) ?? refund,
    );
  } catch (error) {
    logger.warn({ err: error, refundId: refund.id }, 'refund in doubt; it will be repeated');
    await createRefundStore(database.kysely, database.engine).touch(refund.id, clock());
    return refund;
  }
}

/**
 * Records the provider's decision; a refund that is decided already stays as it is. Answers the refund as it
 * is afterwards; undefined when it does not exist.
 */
export async function settleRefundWithin(
  { database, clock }: PaymentsDependencies,
  transaction: Transaction<PaymentsTables>,
  refundId: string,
  outcome: RefundOutcome,
): Promise<Refund | undefined> {
  const refunds = createRefundStore(transaction, database.engine);
  const intents = createPaymentIntentStore(transaction, database.engine);
  const known = await refunds.lockById(refundId);
  if (known?.status !== 'PENDING') return known;
  const intent = await intents.lockById(known.paymentIntentId);
  if (!intent) throw new Error(`Refund ${refundId} has no payment intent.`);
  const now = clock();
  const { refund, after } = decide(known, intent, outcome, now);
  assertTransition('The refund', refundTransitions, known.status, refund.status);
  await refunds.update(refund);
  await savePaymentIntent(transaction, database.engine, intent, after);
  await appendEvents(transaction, now, [
    paymentUpdated(after),
    outcome.kind === 'refunded'
      ? paymentRefunded(after, refund)
      : refundFailed(after, refund, outcome.failure),
  ]);
  return refund;
}

function decide(
  refund: Refund,
  intent: PaymentIntent,
  outcome: RefundOutcome,
  now: Date,
): { readonly refund: Refund; readonly after: PaymentIntent } {
  const version = intent.version + 1;
  const { minorUnits } = refund.amount;
  return outcome.kind === 'refunded'
    ? {
        refund: {
          ...refund,
          status: 'SUCCEEDED',
          providerReference: outcome.providerReference,
          updatedAt: now,
        },
        after: {
          ...intent,
          refundedMinorUnits: intent.refundedMinorUnits + minorUnits,
          updatedAt: now,
          version,
        },
      }
    : {
        refund: { ...refund, status: 'FAILED', failure: outcome.failure, updatedAt: now },
        after: {
          ...intent,
          refundClaimedMinorUnits: intent.refundClaimedMinorUnits - minorUnits,
          updatedAt: now,
          version,
        },
      };
}
