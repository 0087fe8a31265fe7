import { z } from 'zod';
import type { RecordRefundRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { optionalText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { resolveRefund } from '../attention/track-attention.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { type Refund, refundMethods } from '../model/refund.ts';
import { claimRefund } from '../refunds/claim-refund.ts';
import { requireFailedRefund, retryKeyOf } from '../refunds/failed-refund.ts';
import { settleRefund } from '../refunds/settle-refund.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  refundId: z.string().min(1),
  paidBackBy: z.enum(refundMethods, 'BANK_TRANSFER or CASH.'),
  note: optionalText({ maxLength: 500, isMultiline: true }),
});

/**
 * Records that the amount of a refund which the provider refused was given back by hand. It has the effect of a refund by
 * the provider: for tickets, invoice and books. It takes the place of a retry: a failed refund is recorded or tried again
 * once, and the same request answers the same refund. Needs `payments:refund:write`.
 */
export async function recordRefund(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: RecordRefundRequest,
): Promise<{ readonly refund: Refund; readonly intent: PaymentIntent }> {
  const organizationId = requirePermission(call.viewer, 'payments:refund:write');
  const { refundId, paidBackBy, note } = validateInput(inputSchema, request);
  const { intents } = unitOfWork.read(dependencies);
  const failed = await requireFailedRefund(dependencies, organizationId, refundId);
  const requestedBy = call.viewer.kind === 'user' ? call.viewer.userId : undefined;
  const reason = note ?? failed.reason;
  const refund = await unitOfWork.change(dependencies, call, async (unit) => {
    const intent = await unit.stores.intents.lock({ organizationId }, failed.paymentIntentId);
    const requestKey = retryKeyOf(failed);
    const earlier = await unit.stores.refunds.findByRequestKey(organizationId, intent.id, requestKey);
    if (earlier) {
      assertSameRequest(earlier, { paidBackBy, reason });
      return earlier;
    }
    const { amount } = failed;
    const claim = { amount, reason, requestedBy, requestKey, paidBackBy };
    const claimed = await claimRefund(unit, intent, claim);
    await resolveRefund(unit, failed);
    const settled = await settleRefund(unit, claimed.refund.id, { kind: 'given-back-by-hand' });
    return settled ?? claimed.refund;
  });
  return { refund, intent: await intents.find({ organizationId }, refund.paymentIntentId) };
}

function assertSameRequest(earlier: Refund, request: Pick<Refund, 'paidBackBy' | 'reason'>): void {
  if (earlier.paidBackBy === request.paidBackBy && earlier.reason === request.reason) return;
  throw new DomainError(
    'CONFLICT',
    earlier.paidBackBy
      ? 'It is recorded already that the refund was given back.'
      : 'The refund was tried again: record the refund that was made then.',
    { metadata: { refundId: earlier.id, currentState: earlier.status } },
  );
}
