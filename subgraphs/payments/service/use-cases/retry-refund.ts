import type { RetryRefundRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { resolveRefund } from '../attention/track-attention.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import type { Refund } from '../model/refund.ts';
import { claimRefund } from '../refunds/claim-refund.ts';
import { executeRefund } from '../refunds/execute-refund.ts';
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
  const { intents, refunds } = unitOfWork.read(dependencies);
  const [failed] = await refunds.findByIds({ organizationId }, [refundId]);
  if (!failed) throw notFound('Refund', refundId);
  if (failed.status !== 'FAILED')
    throw new DomainError('CONFLICT', `The refund is ${failed.status}: only a failed one is tried again.`, {
      metadata: { currentState: failed.status },
    });
  const claimed = await unitOfWork.change(dependencies, call, async (unit) => {
    const intent = await unit.stores.intents.lock({ organizationId }, failed.paymentIntentId);
    const requestKey = `retry:${failed.id}`;
    const earlier = await unit.stores.refunds.findByRequestKey(organizationId, intent.id, requestKey);
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
  const refund = claimed.status === 'PENDING' ? await executeRefund(dependencies, call, claimed) : claimed;
  assertNotRefused(refund);
  return { refund, intent: await intents.find({ organizationId }, refund.paymentIntentId) };
}
