import type { ReconcilePaymentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { reconcileAttempt } from '../intents/reconcile-attempt.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Asks the provider now what became of a payment in doubt, instead of waiting for the job. A payment whose outcome is
 * known comes back as it is. Throws UNAVAILABLE when the provider does not answer. Needs `payments:intent:write`.
 */
export async function reconcilePayment(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: ReconcilePaymentRequest,
): Promise<PaymentIntent> {
  const organizationId = requirePermission(call.viewer, 'payments:intent:write');
  const { intents } = unitOfWork.read(dependencies);
  const intent = await intents.find({ organizationId }, request.paymentIntentId);
  if (intent.status !== 'UNKNOWN' && intent.status !== 'PROCESSING') return intent;
  return reconcileAttempt(dependencies, call, intent).catch((error: unknown) => {
    if (error instanceof DomainError) throw error;
    throw new DomainError('UNAVAILABLE', 'The payment provider does not answer.', { cause: error });
  });
}
