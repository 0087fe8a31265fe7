import { assertNever } from '../../../kit/values/assert-never.ts';
import type { ProviderDependencies } from '../dependencies.ts';
import { type AttemptOutcome, settleAttempt } from '../intents/settle-attempt.ts';
import { attemptKeyOf, type PaymentIntent } from '../model/payment-intent.ts';
import { callProvider } from '../provider/call-provider.ts';
import type { CaptureAttempt } from '../provider/payment-provider.ts';
import { executeRefund } from '../refunds/execute-refund.ts';
import { unitOfWork } from '../unit-of-work.ts';

const batchSize = 100;

/** Time beyond the provider's timeout in which a call that is still running may record its own outcome. */
const graceMs = 2_000;

/**
 * Finds out what became of attempts whose outcome we never heard (timeout, lost reply, a process that was
 * killed between the provider's reply and its own commit), and repeats refunds that were not answered.
 * Safe to run in several processes at the same time.
 */
export async function reconcilePayments(dependencies: ProviderDependencies): Promise<void> {
  const { clock, settings } = dependencies;
  const callsOverBefore = new Date(clock().getTime() - settings.providerTimeoutMs - graceMs);
  const { intents } = unitOfWork.read(dependencies);
  for (const intent of await intents.listInDoubt(callsOverBefore, batchSize)) {
    await reconcileAttempt(dependencies, intent);
  }
  await executePendingRefunds(dependencies, callsOverBefore);
}

/** Asks the provider for every pending refund that was last touched before `touchedBefore`. */
export async function executePendingRefunds(
  dependencies: ProviderDependencies,
  touchedBefore: Date,
): Promise<void> {
  const { refunds } = unitOfWork.read(dependencies);
  for (const refund of await refunds.listPending(touchedBefore, batchSize)) {
    await executeRefund(dependencies, undefined, refund);
  }
}

async function reconcileAttempt(dependencies: ProviderDependencies, intent: PaymentIntent): Promise<void> {
  const attempt: CaptureAttempt = { reference: intent.id, idempotencyKey: attemptKeyOf(intent) };
  try {
    const outcome = await lookUp(dependencies, intent, attempt);
    await unitOfWork.change(dependencies, undefined, (unit) =>
      settleAttempt(dependencies, unit, { attempt, outcome, cause: 'reconciliation' }),
    );
  } catch (error: unknown) {
    // One attempt that cannot be looked up must not keep the others from it.
    dependencies.logger.warn({ err: error, paymentIntentId: intent.id }, 'reconciliation failed');
  }
}

async function lookUp(
  { provider, settings, clock }: ProviderDependencies,
  intent: PaymentIntent,
  attempt: CaptureAttempt,
): Promise<AttemptOutcome> {
  const found = await callProvider(settings.providerTimeoutMs, (signal) =>
    provider.findCapture(attempt, signal),
  );
  switch (found.kind) {
    case 'captured':
    case 'declined':
      return found;
    case 'pending':
      return { kind: 'in-doubt' };
    case 'never-received': {
      const age = clock().getTime() - (intent.attemptStartedAt?.getTime() ?? 0);
      if (age < settings.abandonAfterMs) return { kind: 'in-doubt' };
      // The request may still be on its way: only an attempt the provider has given up may be called failed.
      const abandoned = await callProvider(settings.providerTimeoutMs, (signal) =>
        provider.abandonCapture(attempt, signal),
      );
      return abandoned.kind === 'pending' ? { kind: 'in-doubt' } : abandoned;
    }
    default:
      return assertNever(found);
  }
}
