import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type {
  CaptureAttempt,
  CaptureOutcome,
  CaptureRequest,
  NeverReceived,
  StillPending,
} from '../provider/payment-provider.ts';
import { recordCapture, writePaymentWebhook } from './record-capture.ts';
import type { SandboxDependencies } from './sandbox-dependencies.ts';
import type { SandboxPaymentRow } from './sandbox-tables.ts';
import { sandboxWork } from './sandbox-work.ts';
import { findTestCard, testCardByName } from './test-cards.ts';

/** Does with the amount what the card says; a repeated key answers what the first call did. */
export async function captureInSandbox(
  sandbox: SandboxDependencies,
  request: CaptureRequest,
  signal: AbortSignal,
): Promise<CaptureOutcome | StillPending> {
  const card = findTestCard(request.card.number);
  if (card.behaviour.kind === 'time-out') return neverAnswer(signal);
  const { payment, webhookId } = await recordCapture(sandbox, request, card);
  if (webhookId !== undefined) {
    const isAwaited = card.behaviour.kind === 'approve' && card.behaviour.reply === 'after-webhook';
    if (isAwaited) await sandbox.sender.deliver(webhookId);
    else sandbox.sendSoon(webhookId);
  }
  if (card.behaviour.kind === 'approve' && card.behaviour.reply === 'lost')
    throw new Error('The connection to the payment provider broke.');
  return toOutcome(payment);
}

/** What became of an attempt. */
export async function findSandboxCapture(
  sandbox: SandboxDependencies,
  attempt: CaptureAttempt,
): Promise<CaptureOutcome | StillPending | NeverReceived> {
  await settleDuePayments(sandbox);
  const payment = await sandboxWork.read(sandbox).findByKey(attempt.idempotencyKey);
  return payment ? toOutcome(payment) : { kind: 'never-received' };
}

/** Occupies the key of an attempt that has not come in, so that it cannot capture any more. */
export async function abandonSandboxCapture(
  sandbox: SandboxDependencies,
  attempt: CaptureAttempt,
): Promise<CaptureOutcome | StillPending> {
  const ledger = sandboxWork.read(sandbox);
  const abandoned: SandboxPaymentRow = {
    id: `pay_${newId()}`,
    idempotency_key: attempt.idempotencyKey,
    reference: attempt.reference,
    captured_reference: null,
    status: 'abandoned',
    amount_minor: 0n,
    refunded_minor: 0n,
    currency: '',
    test_card: '',
    failure_code: 'not_processed',
    failure_message: 'The payment was not carried out. Try again.',
    settles_at: null,
    decided_at: sandbox.clock().toISOString(),
  };
  try {
    await ledger.insertPayment(abandoned);
    return toOutcome(abandoned);
  } catch (error: unknown) {
    if (!isUniqueViolation(error)) throw error;
    const known = await ledger.findByKey(attempt.idempotencyKey);
    if (!known) throw error;
    return toOutcome(known);
  }
}

/** Captures the pending payments whose time has come. */
export async function settleDuePayments(sandbox: SandboxDependencies): Promise<void> {
  for (const payment of await sandboxWork.read(sandbox).listDue(sandbox.clock().toISOString())) {
    const webhookId = await sandboxWork.change(sandbox, undefined, async (unit) => {
      const decidedAt = unit.now.toISOString();
      if (!(await unit.stores.capturePending(payment.id, decidedAt))) return undefined;
      const captured: SandboxPaymentRow = { ...payment, status: 'captured', decided_at: decidedAt };
      return writePaymentWebhook(sandbox, unit, captured, 1);
    });
    if (webhookId !== undefined) sandbox.sendSoon(webhookId);
  }
}

function neverAnswer(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void =>
      reject(new Error('The payment provider did not answer.', { cause: signal.reason }));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function toOutcome(payment: SandboxPaymentRow): CaptureOutcome | StillPending {
  switch (payment.status) {
    case 'captured':
      return {
        kind: 'captured',
        providerReference: payment.id,
        capturedAt: new Date(payment.decided_at ?? 0),
      };
    case 'pending':
      return { kind: 'pending' };
    case 'declined':
    case 'abandoned':
      return {
        kind: 'declined',
        failure: { code: payment.failure_code ?? 'declined', message: payment.failure_message ?? '' },
      };
  }
}

/** Behaviour of the card a payment was made with. */
export function refundBehaviourOf(payment: SandboxPaymentRow): 'approve' | 'reject' | 'reply-lost' {
  const { behaviour } = testCardByName(payment.test_card);
  return behaviour.kind === 'approve' ? behaviour.refund : 'approve';
}
