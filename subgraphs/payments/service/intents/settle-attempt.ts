import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import { trackUnexpectedCapture } from '../attention/track-attention.ts';
import type { ProviderDependencies } from '../dependencies.ts';
import { attemptKeyOf, type PaymentIntent } from '../model/payment-intent.ts';
import type { TransitionCause } from '../model/payment-transition.ts';
import type { CaptureAttempt, CaptureOutcome } from '../provider/payment-provider.ts';
import { paymentFailed, paymentSucceeded } from '../published-events.ts';
import type { PaymentsStores } from '../stores/stores.ts';
import { movePaymentIntent } from './move-payment-intent.ts';

/** What is known of an attempt; `in-doubt` when the provider did not say. */
export type AttemptOutcome = CaptureOutcome | { readonly kind: 'in-doubt' };

/** An outcome, and who reported it. */
interface SettledAttempt {
  readonly attempt: CaptureAttempt;
  readonly outcome: AttemptOutcome;
  readonly cause: TransitionCause;
}

/**
 * Records the outcome of an attempt. Replies, webhooks and the reconciliation may report the same outcome in any
 * order and any number of times: only the first one moves the intent, and news of an earlier attempt never
 * does. Answers the intent as it is afterwards; undefined when it does not exist.
 */
export async function settleAttempt(
  dependencies: Pick<ProviderDependencies, 'logger'>,
  unit: Unit<PaymentsStores>,
  { attempt, outcome, cause }: SettledAttempt,
): Promise<PaymentIntent | undefined> {
  const intent = await unit.stores.intents.lockByReference(attempt.reference);
  if (!intent) return undefined;
  const isWaiting = intent.status === 'PROCESSING' || intent.status === 'UNKNOWN';
  if (!isWaiting || attemptKeyOf(intent) !== attempt.idempotencyKey) {
    await reportContradiction(dependencies, unit, intent, { attempt, outcome });
    return intent;
  }
  switch (outcome.kind) {
    case 'captured':
      return movePaymentIntent(unit, intent, {
        to: 'SUCCEEDED',
        cause,
        changes: {
          providerReference: outcome.providerReference,
          capturedAt: outcome.capturedAt,
          failure: undefined,
        },
        events: (moved) => [paymentSucceeded(moved)],
      });
    case 'declined':
      return movePaymentIntent(unit, intent, {
        to: 'FAILED',
        cause,
        changes: { failure: outcome.failure },
        events: (moved) => [paymentFailed(moved, outcome.failure)],
      });
    case 'in-doubt':
      if (intent.status === 'UNKNOWN') return intent;
      return movePaymentIntent(unit, intent, { to: 'UNKNOWN', cause });
    default:
      return assertNever(outcome);
  }
}

/** A capture we do not book is money taken for nothing: it breaks the provider's promise and needs a person. */
async function reportContradiction(
  { logger }: Pick<ProviderDependencies, 'logger'>,
  unit: Unit<PaymentsStores>,
  intent: PaymentIntent,
  { attempt, outcome }: Pick<SettledAttempt, 'attempt' | 'outcome'>,
): Promise<void> {
  if (outcome.kind !== 'captured' || intent.providerReference === outcome.providerReference) return;
  const { providerReference } = outcome;
  logger.error(
    { paymentIntentId: intent.id, status: intent.status, attempt: attempt.idempotencyKey, providerReference },
    'the provider captured an attempt that was settled otherwise',
  );
  await trackUnexpectedCapture(unit, intent);
}
