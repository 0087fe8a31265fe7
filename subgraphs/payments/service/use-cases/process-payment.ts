import { z } from 'zod';
import type { ProcessPaymentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { movePaymentIntent } from '../intents/move-payment-intent.ts';
import { requirePayable } from '../intents/require-payable.ts';
import { type AttemptOutcome, settleAttempt } from '../intents/settle-attempt.ts';
import { type Card, cardSchema, summarizeCard } from '../model/card.ts';
import { attemptKeyOf, type PaymentIntent, paymentIntentTransitions } from '../model/payment-intent.ts';
import { payableRowsOf } from '../model/visible-rows.ts';
import { callProvider } from '../provider/call-provider.ts';
import type { PaymentsStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Charges a card. The intent is PROCESSING, committed, before the provider is asked: of any number of
 * concurrent calls one gets there, and a crash in between leaves a trace that the reconciliation follows.
 * Answers SUCCEEDED or UNKNOWN; a refused card is PAYMENT_DECLINED and leaves the intent FAILED.
 */
export async function processPayment(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: ProcessPaymentRequest,
): Promise<PaymentIntent> {
  const rows = payableRowsOf(call.viewer);
  const input = validateInput(
    z.object({ paymentIntentId: z.string().min(1), card: cardSchema(dependencies.clock()) }),
    request,
  );
  const started = await once(call, async () => {
    const intent = await unitOfWork.read(dependencies).intents.find(rows, input.paymentIntentId);
    assertMayStart(intent, request.expectedVersion);
    await requirePayable(dependencies, call, intent);
    return unitOfWork.change(dependencies, call, async (unit) => {
      const locked = await unit.stores.intents.lock(rows, intent.id);
      assertMayStart(locked, request.expectedVersion);
      return startAttempt(unit, locked, input.card);
    });
  });
  const outcome = await askProvider(dependencies, started, input.card);
  const settled = await unitOfWork.change(dependencies, call, (unit) =>
    settleAttempt(dependencies, unit, {
      attempt: { reference: started.id, idempotencyKey: attemptKeyOf(started) },
      outcome,
      cause: 'provider-reply',
    }),
  );
  if (settled?.status === 'FAILED' && settled.attempt === started.attempt) throw declined(settled);
  return settled ?? started;
}

function assertMayStart(intent: PaymentIntent, expectedVersion: number | undefined): void {
  assertExpectedVersion('Payment intent', intent, expectedVersion);
  assertTransition('The payment intent', paymentIntentTransitions, intent.status, 'PROCESSING');
}

function startAttempt(unit: Unit<PaymentsStores>, intent: PaymentIntent, card: Card): Promise<PaymentIntent> {
  return movePaymentIntent(unit, intent, {
    to: 'PROCESSING',
    cause: 'client',
    changes: {
      attempt: intent.attempt + 1,
      attemptStartedAt: unit.now,
      card: summarizeCard(card.number),
      failure: undefined,
    },
  });
}

/** Any failure to hear the answer leaves the attempt in doubt: the money may have moved. */
async function askProvider(
  { provider, settings, logger }: PaymentsDependencies,
  intent: PaymentIntent,
  card: Card,
): Promise<AttemptOutcome> {
  try {
    const answer = await callProvider(settings.providerTimeoutMs, (signal) =>
      provider.capture(
        { reference: intent.id, idempotencyKey: attemptKeyOf(intent), amount: intent.amount, card },
        signal,
      ),
    );
    return answer.kind === 'pending' ? { kind: 'in-doubt' } : answer;
  } catch (error: unknown) {
    logger.warn({ err: error, paymentIntentId: intent.id }, 'capture in doubt; it will be reconciled');
    return { kind: 'in-doubt' };
  }
}

function declined(intent: PaymentIntent): DomainError {
  return new DomainError('PAYMENT_DECLINED', intent.failure?.message ?? 'The payment was declined.', {
    metadata: { paymentIntentId: intent.id, failureCode: intent.failure?.code ?? 'declined' },
  });
}
