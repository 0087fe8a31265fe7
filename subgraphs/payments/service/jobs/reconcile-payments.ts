import type { ProviderDependencies } from '../dependencies.ts';
import { reconcileAttempt } from '../intents/reconcile-attempt.ts';
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
    // One attempt that cannot be looked up must not keep the others from it.
    await reconcileAttempt(dependencies, undefined, intent).catch((error: unknown) =>
      dependencies.logger.warn({ err: error, paymentIntentId: intent.id }, 'reconciliation failed'),
    );
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
