import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { CaptureRequest } from '../provider/payment-provider.ts';
import type { SandboxDependencies } from './sandbox-dependencies.ts';
import type { SandboxLedger } from './sandbox-ledger.ts';
import type { SandboxPaymentRow } from './sandbox-tables.ts';
import { paymentWebhook } from './sandbox-webhook.ts';
import { sandboxWork } from './sandbox-work.ts';
import type { TestCard } from './test-cards.ts';

/** A payment as it is recorded. */
interface RecordedCapture {
  readonly payment: SandboxPaymentRow;
  /** Set when this call was the first with its key. */
  readonly webhookId?: string;
}

/** Records a capture; a repeated key, or a reference that is captured, finds what was recorded before. */
export async function recordCapture(
  sandbox: SandboxDependencies,
  request: CaptureRequest,
  card: TestCard,
): Promise<RecordedCapture> {
  const deliveries = card.behaviour.kind === 'approve' ? card.behaviour.webhookDeliveries : 1;
  try {
    return await sandboxWork.change(sandbox, undefined, async (unit) => {
      const payment = decide(request, card, unit.now);
      await unit.stores.insertPayment(payment);
      if (payment.status === 'pending') return { payment };
      return { payment, webhookId: await writePaymentWebhook(sandbox, unit, payment, deliveries) };
    });
  } catch (error: unknown) {
    if (!isUniqueViolation(error)) throw error;
    return { payment: await findEarlier(sandbox, request, error) };
  }
}

/** The payment that was made with this key, or captured for this reference. */
async function findEarlier(
  sandbox: SandboxDependencies,
  request: CaptureRequest,
  cause: unknown,
): Promise<SandboxPaymentRow> {
  const ledger = sandboxWork.read(sandbox);
  const earlier =
    (await ledger.findByKey(request.idempotencyKey)) ??
    (await ledger.findByCapturedReference(request.reference));
  if (!earlier) throw cause;
  const isSameRequest =
    earlier.reference === request.reference &&
    (earlier.status === 'abandoned' || BigInt(earlier.amount_minor) === request.amount.minorUnits);
  if (!isSameRequest) throw new Error('The idempotency key was used for another payment.', { cause });
  return earlier;
}

function decide(request: CaptureRequest, card: TestCard, now: Date): SandboxPaymentRow {
  const { behaviour } = card;
  const failure = behaviour.kind === 'decline' ? behaviour.failure : undefined;
  const isLater = behaviour.kind === 'settle-later';
  return {
    id: `pay_${newId()}`,
    idempotency_key: request.idempotencyKey,
    reference: request.reference,
    captured_reference: failure ? null : request.reference,
    status: failure ? 'declined' : isLater ? 'pending' : 'captured',
    amount_minor: request.amount.minorUnits,
    refunded_minor: 0n,
    currency: request.amount.currency,
    test_card: card.name,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    settles_at: isLater ? new Date(now.getTime() + behaviour.afterMs).toISOString() : null,
    decided_at: isLater ? null : now.toISOString(),
  };
}

/** Puts the news of a payment in line, in the transaction that made it; undefined when none is sent. */
export async function writePaymentWebhook(
  { webhookUrl }: SandboxDependencies,
  { stores, now }: Unit<SandboxLedger>,
  payment: SandboxPaymentRow,
  deliveries: number,
): Promise<string | undefined> {
  if (webhookUrl === undefined || deliveries === 0) return undefined;
  const id = `evt_${newId()}`;
  await stores.insertWebhook({
    id,
    body: paymentWebhook(id, payment),
    repetitions: deliveries - 1,
    attempts: 0,
    next_attempt_at: now.toISOString(),
  });
  return id;
}
