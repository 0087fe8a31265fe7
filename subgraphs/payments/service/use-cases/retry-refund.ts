import type { RetryRefundRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { resolveRefund } from '../attention/track-attention.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import type { Refund } from '../model/refund.ts';
import { claimRefund } from '../refunds/claim-refund.ts';
import { executeRefund } from '../refunds/execute-refund.ts';
import { requireFailedRefund, retryKeyOf } from '../refunds/failed-refund.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { assertNotRefused } from './refund-payment.ts';

/**
 * Asks the provider once more for a refund that failed, as a new refund of the same amount. A failed refund is retried
 * once: the same request answers the same refund, and a retry that fails is retried itself. Answers and errors are
 * those of `refundPayment`. Needs `payments:refund:write`.
 */
export async function retryRefund(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: RetryRefundRequest,
): Promise<{ readonly refund: Refund; readonly intent: PaymentIntent }> {
  const organizationId = requirePermission(call.viewer, 'payments:refund:write');
  const { refundId } = request;
  const claimed = await once(call, () => claimAgain(dependencies, call, organizationId, refundId));
  const refund = claimed.status === 'PENDING' ? await executeRefund(dependencies, call, claimed) : claimed;
  assertNotRefused(refund);
  const { intents } = unitOfWork.read(dependencies);
  return { refund, intent: await intents.find({ organizationId }, refund.paymentIntentId) };
}

/** The refund in the place of one that failed; the same one for the same refund. */
async function claimAgain(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  organizationId: string,
  refundId: string,
): Promise<Refund> {
  const failed = await requireFailedRefund(dependencies, organizationId, refundId);
  return unitOfWork.change(dependencies, call, async (unit) => {
    const intent = await unit.stores.intents.lock({ organizationId }, failed.paymentIntentId);
    const requestKey = retryKeyOf(failed);
    const earlier = await unit.stores.refunds.findByRequestKey(organizationId, intent.id, requestKey);
    if (earlier?.paidBackBy)
      throw new DomainError('CONFLICT', 'It is recorded that the refund was given back by hand.', {
        metadata: { refundId: earlier.id, currentState: earlier.status },
      });
    if (earlier) return earlier;
    const { refund } = await claimRefund(unit, intent, {
      amount: failed.amount,
      reason: failed.reason,
      requestedBy: call.viewer.kind === 'user' ? call.viewer.userId : undefined,
      requestKey,
    });
    await resolveRefund(unit, failed);
    return refund;
  });
}
