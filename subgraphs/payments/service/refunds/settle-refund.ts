import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { trackContradictedRefund, trackRefund } from '../attention/track-attention.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { type Refund, refundTransitions } from '../model/refund.ts';
import type { RefundOutcome } from '../provider/payment-provider.ts';
import { paymentRefunded, paymentUpdated, refundFailed } from '../published-events.ts';
import type { PaymentsStores } from '../stores/stores.ts';

/** What became of a refund: the provider decided, or the money was given back by hand. */
type RefundDecision = RefundOutcome | { readonly kind: 'given-back-by-hand' };

/**
 * Records what became of a refund; a refund that is decided already stays as it is, and is put on the work list when the
 * provider says otherwise now. Answers the refund as it is afterwards; undefined when it does not exist.
 */
export async function settleRefund(
  unit: Unit<PaymentsStores>,
  refundId: string,
  outcome: RefundDecision,
): Promise<Refund | undefined> {
  const { stores, now, publish } = unit;
  const known = await stores.refunds.lockByReference(refundId);
  if (known?.status !== 'PENDING') {
    if (known && contradicts(known, outcome)) await trackContradictedRefund(unit, known);
    return known;
  }
  const { organizationId, paymentIntentId } = known;
  const intent = await stores.intents.lock({ organizationId }, paymentIntentId);
  const { refund, after } = decide(known, intent, outcome, now);
  assertTransition('The refund', refundTransitions, known.status, refund.status);
  await stores.refunds.update(refund);
  await stores.intents.update(after);
  await trackRefund(unit, after, refund);
  await publish(
    paymentUpdated(after),
    outcome.kind === 'rejected'
      ? refundFailed(after, refund, outcome.failure)
      : paymentRefunded(after, refund),
  );
  return refund;
}

/** Whether money went another way than we have recorded. */
function contradicts(refund: Refund, { kind }: RefundDecision): boolean {
  return kind === 'refunded'
    ? refund.status === 'FAILED'
    : kind === 'rejected' && refund.status === 'SUCCEEDED';
}

function decide(
  refund: Refund,
  intent: PaymentIntent,
  outcome: RefundDecision,
  now: Date,
): { readonly refund: Refund; readonly after: PaymentIntent } {
  const version = intent.version + 1;
  const { minorUnits } = refund.amount;
  return outcome.kind !== 'rejected'
    ? {
        refund: {
          ...refund,
          status: 'SUCCEEDED',
          providerReference: outcome.kind === 'refunded' ? outcome.providerReference : undefined,
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
