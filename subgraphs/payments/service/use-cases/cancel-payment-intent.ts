import type { CancelPaymentIntentRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { notFound, staleVersion } from '../../../kit/errors/domain-error.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { movePaymentIntent } from '../intents/move-payment-intent.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { payableRowsOf } from '../model/visible-rows.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';

/**
 * Gives up an intent that has taken no money. While the provider is asked, and after a capture, it is CONFLICT.
 * Needs `payments:intent:create` for one's own, `payments:intent:write` for any.
 */
export async function cancelPaymentIntent(
  { database, clock }: PaymentsDependencies,
  viewer: Viewer,
  request: CancelPaymentIntentRequest,
): Promise<PaymentIntent> {
  const rows = payableRowsOf(viewer);
  const { paymentIntentId: id, expectedVersion } = request;
  return database.transaction(async (transaction) => {
    const intents = createPaymentIntentStore(transaction, database.engine);
    if (!(await intents.findById(rows, id))) throw notFound('Payment intent', id);
    const intent = await intents.lockById(id);
    if (!intent) throw notFound('Payment intent', id);
    if (expectedVersion !== undefined && expectedVersion !== intent.version)
      throw staleVersion('Payment intent', id, expectedVersion, intent.version);
    return movePaymentIntent(transaction, database.engine, intent, {
      to: 'CANCELLED',
      cause: 'client',
      now: clock(),
    });
  });
}
