import { z } from 'zod';
import type { RefundPaymentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { type Money, moneyFromProto } from '../../../kit/values/money.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { type PaymentIntent, refundableAmountOf } from '../model/payment-intent.ts';
import type { Refund } from '../model/refund.ts';
import { claimRefund } from '../refunds/claim-refund.ts';
import { executeRefund } from '../refunds/execute-refund.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  paymentIntentId: z.string().min(1),
  reason: requiredText({ subject: 'A reason', maxLength: 500, isMultiline: true }),
  idempotencyKey: z.string().min(1).max(255).optional(),
});

/**
 * Gives money back, all that is left by default. Answers the refund as SUCCEEDED, or PENDING when the provider
 * did not answer (it is repeated later); a refusal is PAYMENT_DECLINED. Needs `payments:refund:write`.
 */
export async function refundPayment(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: RefundPaymentRequest,
): Promise<{ readonly refund: Refund; readonly intent: PaymentIntent }> {
  const organizationId = requirePermission(call.viewer, 'payments:refund:write');
  const input = validateInput(inputSchema, request);
  const amount = request.amount && moneyFromProto(request.amount);
  const claimed = await claimOnce(dependencies, call, organizationId, {
    ...input,
    amount,
    expectedVersion: request.expectedVersion,
  });
  const refund = claimed.status === 'PENDING' ? await executeRefund(dependencies, call, claimed) : claimed;
  assertNotRefused(refund);
  const { intents } = unitOfWork.read(dependencies);
  const intent = await intents.find({ organizationId }, refund.paymentIntentId);
  return { refund, intent };
}

/** Throws PAYMENT_DECLINED for a refund that the provider refused. */
export function assertNotRefused(refund: Refund): void {
  if (refund.status === 'FAILED') {
    throw new DomainError('PAYMENT_DECLINED', refund.failure?.message ?? 'The refund was refused.', {
      metadata: { refundId: refund.id, failureCode: refund.failure?.code ?? 'rejected' },
    });
  }
}

type ClaimInput = z.output<typeof inputSchema> & {
  readonly amount: Money | undefined;
  readonly expectedVersion: number | undefined;
};

function claimOnce(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  organizationId: string,
  input: ClaimInput,
): Promise<Refund> {
  return unitOfWork.change(dependencies, call, async (unit) => {
    const intent = await unit.stores.intents.lock({ organizationId }, input.paymentIntentId);
    const requestKey = input.idempotencyKey === undefined ? newId() : `client:${input.idempotencyKey}`;
    const earlier = await unit.stores.refunds.findByRequestKey(organizationId, intent.id, requestKey);
    if (earlier) {
      assertSameRequest(earlier, intent, input);
      return earlier;
    }
    assertExpectedVersion('Payment intent', intent, input.expectedVersion);
    const amount = input.amount ?? refundableAmountOf(intent);
    if (input.amount === undefined && intent.status === 'SUCCEEDED' && amount.minorUnits === 0n) {
      throw new DomainError('CONFLICT', 'The payment is refunded already.', {
        metadata: { currentState: intent.status },
      });
    }
    const claimed = await claimRefund(unit, intent, {
      amount,
      reason: input.reason,
      requestedBy: call.viewer.kind === 'user' ? call.viewer.userId : undefined,
      requestKey,
    });
    return claimed.refund;
  });
}

/** Throws CONFLICT when the key belongs to another refund than the one the request asks for. */
function assertSameRequest(
  earlier: Refund,
  intent: PaymentIntent,
  { amount = wholeAmount(earlier, intent), reason }: Pick<ClaimInput, 'amount' | 'reason'>,
): void {
  const isSame =
    earlier.amount.minorUnits === amount.minorUnits &&
    earlier.amount.currency === amount.currency &&
    earlier.reason === reason;
  if (!isSame) throw new DomainError('CONFLICT', 'The idempotency key was used for another refund.');
}

/** What a refund of all that was left came to: the refund itself when it left nothing, else what is left now. */
function wholeAmount(earlier: Refund, intent: PaymentIntent): Money {
  const left = refundableAmountOf(intent);
  return left.minorUnits === 0n ? earlier.amount : left;
}
