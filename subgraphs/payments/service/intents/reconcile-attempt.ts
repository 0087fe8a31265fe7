import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import type { ProviderDependencies } from '../dependencies.ts';
import { attemptKeyOf, type PaymentIntent } from '../model/payment-intent.ts';
import { callProvider } from '../provider/call-provider.ts';
import type { CaptureAttempt } from '../provider/payment-provider.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { type AttemptOutcome, settleAttempt } from './settle-attempt.ts';

/**
 * Asks the provider what became of the running attempt of an intent and records the answer. Answers the intent as it
 * is afterwards. Throws when the provider cannot be asked; then nothing has changed.
 * @param call the caller who wants to know; undefined for jobs
 */
export async function reconcileAttempt(
  dependencies: ProviderDependencies,
  call: ServiceCall | undefined,
  intent: PaymentIntent,
): Promise<PaymentIntent> {
  const attempt: CaptureAttempt = { reference: intent.id, idempotencyKey: attemptKeyOf(intent) };
  const outcome = await lookUp(dependencies, intent, attempt);
  const settled = await unitOfWork.change(dependencies, call, (unit) =>
    settleAttempt(dependencies, unit, { attempt, outcome, cause: 'reconciliation' }),
  );
  return settled ?? intent;
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
