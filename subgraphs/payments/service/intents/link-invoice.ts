import type { Unit } from '../../../kit/part/unit-of-work.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { paymentUpdated } from '../published-events.ts';
import type { PaymentsStores } from '../stores/stores.ts';

/** An invoice and the reservation it bills. */
interface InvoiceLink {
  readonly organizationId: string;
  readonly invoiceId: string;
  readonly reservationId: string;
}

/**
 * The invoice of a reservation is issued after the reservation was paid: from then on the payment is one of the
 * invoice's payments too.
 */
export async function linkInvoice(
  { stores, now, publish }: Unit<PaymentsStores>,
  { organizationId, invoiceId, reservationId }: InvoiceLink,
): Promise<void> {
  for (const { id } of await stores.intents.listByReservations({ organizationId }, [reservationId])) {
    const intent = await stores.intents.lock({ organizationId }, id);
    if (intent.status !== 'SUCCEEDED' || intent.invoiceId !== undefined) continue;
    const linked: PaymentIntent = { ...intent, invoiceId, updatedAt: now, version: intent.version + 1 };
    await stores.intents.update(linked);
    await publish(paymentUpdated(linked));
  }
}
