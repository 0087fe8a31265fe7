import { z } from 'zod';
import type { RefundPaymentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError, notFound, staleVersion } from '../../../kit/errors/domain-error.ts';
import { type Money, moneyFromProto } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { type PaymentIntent, refundableAmountOf } from '../model/payment-intent.ts';
import type { Refund } from '../model/refund.ts';
import { claimRefund } from '../refunds/claim-refund.ts';
import { executeRefund } from '../refunds/settle-refund.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';
import { createRefundStore } from '../stores/refund-store.ts';

const inputSchema = z.object({
  paymentIntentId: z.string().min(1),
  reason: z.string().trim().min(1, 'A reason is required.').max(500),
  idempotencyKey: z.string().min(1).max(255).optional(),
});

/**
 * Gives money back, all that is left by default. Answers the refund as SUCCEEDED, or PENDING when the provider
 * did not answer (it is repeated later); a refusal is PAYMENT_DECLINED. Needs `payments:refund:write`.
 */
export async function refundPayment(
  dependencies: PaymentsDependencies,
  viewer: Viewer,
  request: RefundPaymentRequest,
): Promise<{ readonly refund: Refund; readonly intent: PaymentIntent }> {
  const organizationId = requirePermission(viewer, 'payments:refund:write');
  const input = validateInput(inputSchema, request);
  const amount = request.amount && moneyFromProto(request.amount);
  const claimed = await claimOnce(dependencies, viewer, organizationId, {
    ...input,
    amount,
    expectedVersion: request.expectedVersion,
  });
  const refund = claimed.status === 'PENDING' ? await executeRefund(dependencies, claimed) : claimed;
  if (refund.status === 'FAILED') {
    throw new DomainError('PAYMENT_DECLINED', refund.failure?.message ?? 'The refund was refused.', {
      metadata: { refundId: refund.id, failureCode: refund.failure?.code ?? 'rejected' },
    });
  }
  const { database } = dependencies;
  const intent = await createPaymentIntentStore(database.kysely, database.engine).findById(
    { organizationId },
    refund.paymentIntentId,
  );
  if (!intent) throw notFound('Payment intent', refund.paymentIntentId);
  return { refund, intent };
}

function claimOnce(
  dependencies: PaymentsDependencies,
  viewer: Viewer,
  organizationId: string,
  input: z.output<typeof inputSchema> & {
    readonly amount: Money | undefined;
    readonly expectedVersion: number | undefined;
  },
): Promise<Refund> {
  const { database } = dependencies;
  return database.transaction(async (transaction) => {
    const intent = await createPaymentIntentStore(transaction, database.engine).lockById(
      input.paymentIntentId,
    );
    if (intent?.organizationId !== organizationId) throw notFound('Payment intent', input.paymentIntentId);
    const requestKey = input.idempotencyKey === undefined ? newId() : `client:${input.idempotencyKey}`;
    const earlier = await createRefundStore(transaction, database.engine).findByRequestKey(
      intent.id,
      requestKey,
    );
    if (earlier) {
      assertSameAmount(earlier, input.amount);
      return earlier;
    }
    if (input.expectedVersion !== undefined && input.expectedVersion !== intent.version)
      throw staleVersion('Payment intent', intent.id, input.expectedVersion, intent.version);
    const amount = input.amount ?? refundableAmountOf(intent);
    if (input.amount === undefined && intent.status === 'SUCCEEDED' && amount.minorUnits === 0n) {
      throw new DomainError('CONFLICT', 'The payment is refunded already.', {
        metadata: { currentState: intent.status },
      });
    }
    const claimed = await claimRefund(dependencies, transaction, intent, {
      amount,
      reason: input.reason,
      requestedBy: viewer.kind === 'user' ? viewer.userId : undefined,
      requestKey,
    });
    return claimed.refund;
  });
}

function assertSameAmount(earlier: Refund, amount: Money | undefined): void {
  if (amount === undefined) return;
  if (earlier.amount.minorUnits === amount.minorUnits && earlier.amount.currency === amount.currency) return;
  throw new DomainError('CONFLICT', 'The idempotency key was used for a refund of another amount.');
}
