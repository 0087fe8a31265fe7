import { z } from 'zod';
import type { ProcessPaymentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError, notFound, staleVersion } from '../../../kit/errors/domain-error.ts';
import type { CallOptions } from '../../../kit/grpc/grpc-client.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { movePaymentIntent } from '../intents/move-payment-intent.ts';
import { requirePayable } from '../intents/require-payable.ts';
import { type AttemptOutcome, settleAttempt } from '../intents/settle-attempt.ts';
import { type Card, cardSchema, summarizeCard } from '../model/card.ts';
import { attemptKeyOf, type PaymentIntent, paymentIntentTransitions } from '../model/payment-intent.ts';
import { payableRowsOf, type VisibleRows } from '../model/visible-rows.ts';
import { callProvider } from '../provider/call-provider.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';

/**
 * Charges a card. The intent is PROCESSING, committed, before the provider is asked: of any number of
 * concurrent calls one gets there, and a crash in between leaves a trace that the reconciliation follows.
 * Answers SUCCEEDED or UNKNOWN; a refused card is PAYMENT_DECLINED and leaves the intent FAILED.
 */
export async function processPayment(
  dependencies: PaymentsDependencies,
  viewer: Viewer,
  call: CallOptions,
  request: ProcessPaymentRequest,
): Promise<PaymentIntent> {
  const rows = payableRowsOf(viewer);
  const { database, clock } = dependencies;
  const input = validateInput(
    z.object({ paymentIntentId: z.string().min(1), card: cardSchema(clock()) }),
    request,
  );
  const intent = await createPaymentIntentStore(database.kysely, database.engine).findById(
    rows,
    input.paymentIntentId,
  );
  if (!intent) throw notFound('Payment intent', input.paymentIntentId);
  assertMayStart(intent, request.expectedVersion);
  await requirePayable(dependencies, intent, call);

  const started = await startAttempt(dependencies, rows, intent.id, input.card, request.expectedVersion);
  const outcome = await askProvider(dependencies, started, input.card);
  const settled = await settleAttempt(dependencies, {
    attempt: { reference: started.id, idempotencyKey: attemptKeyOf(started) },
    outcome,
    cause: 'provider-reply',
  });
  if (settled?.status === 'FAILED' && settled.attempt === started.attempt) throw declined(settled);
  return settled ?? started;
}

function assertMayStart(intent: PaymentIntent, expectedVersion: number | undefined): void {
  if (expectedVersion !== undefined && expectedVersion !== intent.version)
    throw staleVersion('Payment intent', intent.id, expectedVersion, intent.version);
  assertTransition('The payment intent', paymentIntentTransitions, intent.status, 'PROCESSING');
}

async function startAttempt(
  { database, clock }: PaymentsDependencies,
  rows: VisibleRows,
  id: string,
  card: Card,
  expectedVersion: number | undefined,
): Promise<PaymentIntent> {
  return database.transaction(async (transaction) => {
    const intent = await createPaymentIntentStore(transaction, database.engine).lockById(id);
    if (intent?.organizationId !== rows.organizationId) throw notFound('Payment intent', id);
    assertMayStart(intent, expectedVersion);
    const now = clock();
    return movePaymentIntent(transaction, database.engine, intent, {
      to: 'PROCESSING',
      cause: 'client',
      now,
      changes: {
        attempt: intent.attempt + 1,
        attemptStartedAt: now,
        card: summarizeCard(card.number),
        failure: undefined,
      },
    });
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
  } catch (error) {
    logger.warn({ err: error, paymentIntentId: intent.id }, 'capture in doubt; it will be reconciled');
    return { kind: 'in-doubt' };
  }
}

function declined(intent: PaymentIntent): DomainError {
  return new DomainError('PAYMENT_DECLINED', intent.failure?.message ?? 'The payment was declined.', {
    metadata: { paymentIntentId: intent.id, failureCode: intent.failure?.code ?? 'declined' },
  });
}
