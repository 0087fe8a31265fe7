import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { RefundOutcome, RefundRequest } from '../provider/payment-provider.ts';
import { refundBehaviourOf } from './sandbox-captures.ts';
import type { SandboxDependencies } from './sandbox-dependencies.ts';
import type { SandboxLedger } from './sandbox-ledger.ts';
import type { SandboxPaymentRow, SandboxRefundRow } from './sandbox-tables.ts';
import { refundWebhook } from './sandbox-webhook.ts';
import { sandboxWork } from './sandbox-work.ts';

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
  try {
    return await sandboxWork.change(sandbox, undefined, async (unit) => {
      const { stores: ledger, now } = unit;
      const payment = await ledger.lockByCapturedReference(request.reference);
      const earlier = await ledger.findRefundByKey(request.idempotencyKey);
      if (earlier) return { refund: earlier, isReplyLost: false };
      if (payment?.status !== 'captured') {
        return {
          refund: rejected(request, payment?.id ?? '', 'payment_not_captured', 'There is no such payment.'),
          isReplyLost: false,
        };
      }
      const refund = decide(request, payment, now);
      await ledger.insertRefund(refund);
      if (refund.status === 'refunded')
        await ledger.addRefunded(payment.id, BigInt(payment.refunded_minor) + request.amount.minorUnits);
      const webhookId = await writeWebhook(sandbox, unit, refund);
      return { refund, webhookId, isReplyLost: refundBehaviourOf(payment) === 'reply-lost' };
    });
  } catch (error: unknown) {
    if (!isUniqueViolation(error)) throw error;
    const earlier = await sandboxWork.read(sandbox).findRefundByKey(request.idempotencyKey);
    if (!earlier) throw error;
    return { refund: earlier, isReplyLost: false };
  }
}

function decide(request: RefundRequest, payment: SandboxPaymentRow, now: Date): SandboxRefundRow {
  const left = BigInt(payment.amount_minor) - BigInt(payment.refunded_minor);
  if (request.amount.minorUnits > left || request.amount.currency !== payment.currency)
    return rejected(request, payment.id, 'amount_too_large', 'The refund is more than what is left.', now);
  if (refundBehaviourOf(payment) === 'reject')
    return rejected(request, payment.id, 'refund_rejected', 'The card does not take refunds.', now);
  return {
    id: `ref_${newId()}`,
    idempotency_key: request.idempotencyKey,
    payment_id: payment.id,
    status: 'refunded',
    amount_minor: request.amount.minorUnits,
    failure_code: null,
    failure_message: null,
    created_at: now.toISOString(),
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
  { webhookUrl }: SandboxDependencies,
  { stores, now }: Unit<SandboxLedger>,
  refund: SandboxRefundRow,
): Promise<string | undefined> {
  if (webhookUrl === undefined) return undefined;
  const id = `evt_${newId()}`;
  await stores.insertWebhook({
    id,
    body: refundWebhook(id, refund),
    repetitions: 0,
    attempts: 0,
    next_attempt_at: now.toISOString(),
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
