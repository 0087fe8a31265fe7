import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { type PaymentIntent, paymentIntentTransitions } from '../model/payment-intent.ts';
import type { PaymentsStores } from '../stores/stores.ts';
import { movePaymentIntent } from './move-payment-intent.ts';

/**
 * Cancels those of the intents that took no money. An attempt that is under way is left alone: should it capture, its
 * reservation or invoice asks for a refund.
 */
export async function cancelUnpaid(
  unit: Unit<PaymentsStores>,
  candidates: readonly PaymentIntent[],
): Promise<void> {
  for (const { id, organizationId, status } of candidates) {
    // Final: it needs no lock to stay as it is.
    if (paymentIntentTransitions[status].length === 0) continue;
    const intent = await unit.stores.intents.lock({ organizationId }, id);
    if (intent.status !== 'REQUIRES_CONFIRMATION' && intent.status !== 'FAILED') continue;
    await movePaymentIntent(unit, intent, { to: 'CANCELLED', cause: 'event' });
  }
}
