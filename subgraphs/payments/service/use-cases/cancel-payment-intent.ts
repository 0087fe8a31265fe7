import type { CancelPaymentIntentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { movePaymentIntent } from '../intents/move-payment-intent.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { payableRowsOf } from '../model/visible-rows.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Gives up an intent that has taken no money. While the provider is asked, and after a capture, it is CONFLICT.
 * Needs `payments:intent:create` for one's own, `payments:intent:write` for any.
 */
export async function cancelPaymentIntent(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: CancelPaymentIntentRequest,
): Promise<PaymentIntent> {
  const rows = payableRowsOf(call.viewer);
  return unitOfWork.change(dependencies, call, async (unit) => {
    const intent = await unit.stores.intents.lock(rows, request.paymentIntentId);
    assertExpectedVersion('Payment intent', intent, request.expectedVersion);
    return movePaymentIntent(unit, intent, { to: 'CANCELLED', cause: 'client' });
  });
}
