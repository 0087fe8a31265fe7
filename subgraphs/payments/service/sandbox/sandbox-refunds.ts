import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { RefundOutcome, RefundRequest } from '../provider/payment-provider.ts';
import { refundBehaviourOf } from './sandbox-captures.ts';
import type { SandboxDependencies } from './sandbox-dependencies.ts';
import { createSandboxLedger } from './sandbox-ledger.ts';
import type { SandboxPaymentRow, SandboxRefundRow } from './sandbox-tables.ts';
import { refundWebhook } from './sandbox-webhook.ts';

/** Gives money back, never more than was captured; a repeated key answers what the first call did. */
export async function refundInSandbox(
  sandbox: SandboxDependencies,
  request: RefundRequest,
): Promise<RefundOutcome> {
  const recorded = await recordOnce(sandbox, request);
  if (recorded.webhookId !== undefined) sandbox.sendSoon(recorded.webhookId);
  if (recorded.isReplyLost) throw new Error('The connection to the payment provider broke.');
  return toOutcome(recorded.refund);
}

interface Recorded {
  readonly refund: SandboxRefundRow;
  readonly webhookId?: string;
  readonly isReplyLost: boolean;
}

async function recordOnce(sandbox: SandboxDependencies, request: RefundRequest): Promise<Recorded> {
  const { database } = sandbox;
  try {
    return await database.transaction(async (transaction) => {
      const ledger = createSandboxLedger(transaction, database.engine);
      const payment = await ledger.lockByCapturedReference(request.reference);
      const earlier = await ledger.findRefundByKey(request.idempotencyKey);
      if (earlier) return { refund: earlier, isReplyLost: false };
      if (payment?.status !== 'captured') {
        return {
          refund: rejected(request, payment?.id ?? '', 'payment_not_captured', 'There is no such payment.'),
          isReplyLost: false,
        };
      }
      const refund = decide(sandbox, request, payment);
      await ledger.insertRefund(refund);
      if (refund.status === 'refunded')
        await ledger.addRefunded(payment.id, BigInt(payment.refunded_minor) + request.amount.minorUnits);
      const webhookId = await writeWebhook(sandbox, ledger, refund);
      return { refund, webhookId, isReplyLost: refundBehaviourOf(payment) === 'reply-lost' };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const earlier = await createSandboxLedger(database.kysely, database.engine).findRefundByKey(
      request.idempotencyKey,
    );
    if (!earlier) throw error;
    return { refund: earlier, isReplyLost: false };
  }
}

function decide(
  { clock }: SandboxDependencies,
  request: RefundRequest,
  payment: SandboxPaymentRow,
): SandboxRefundRow {
  const left = BigInt(payment.amount_minor) - BigInt(payment.refunded_minor);
  if (request.amount.minorUnits > left || request.amount.currency !== payment.currency)
    return rejected(
      request,
      payment.id,
      'amount_too_large',
      'The refund is more than what is left.',
      clock(),
    );
  if (refundBehaviourOf(payment) === 'reject')
    return rejected(request, payment.id, 'refund_rejected', 'The card does not take refunds.', clock());
  return {
    id: `ref_${newId()}`,
    idempotency_key: request.idempotencyKey,
    payment_id: payment.id,
    status: 'refunded',
    amount_minor: request.amount.minorUnits,
    failure_code: null,
    failure_message: null,
    created_at: clock().toISOString(),
  };
}

function rejected(
  request: RefundRequest,
  paymentId: string,
  code: string,
  message: string,
  at = new Date(0),
): SandboxRefundRow {
  return {
    id: `ref_${newId()}`,
    idempotency_key: request.idempotencyKey,
    payment_id: paymentId,
    status: 'rejected',
    amount_minor: request.amount.minorUnits,
    failure_code: code,
    failure_message: message,
    created_at: at.toISOString(),
  };
}

async function writeWebhook(
  { webhookUrl, clock }: SandboxDependencies,
  ledger: ReturnType<typeof createSandboxLedger>,
  refund: SandboxRefundRow,
): Promise<string | undefined> {
  if (webhookUrl === undefined) return undefined;
  const id = `evt_${newId()}`;
  await ledger.insertWebhook({
    id,
    body: refundWebhook(id, refund),
    repetitions: 0,
    attempts: 0,
    next_attempt_at: clock().toISOString(),
  });
  return id;
}

function toOutcome(refund: SandboxRefundRow): RefundOutcome {
  return refund.status === 'refunded'
    ? { kind: 'refunded', providerReference: refund.id }
    : {
        kind: 'rejected',
        failure: { code: refund.failure_code ?? 'rejected', message: refund.failure_message ?? '' },
      };
}
