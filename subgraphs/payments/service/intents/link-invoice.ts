import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { paymentUpdated } from '../published-events.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';
import type { PaymentsTables } from '../stores/tables.ts';
import { savePaymentIntent } from './move-payment-intent.ts';

/**
 * The invoice of a reservation is issued after the reservation was paid: from then on the payment is one of the
 * invoice's payments too.
 */
export async function linkInvoice(
  { database, clock }: PaymentsDependencies,
  transaction: Transaction<PaymentsTables>,
  link: { readonly organizationId: string; readonly invoiceId: string; readonly reservationId: string },
): Promise<void> {
  const intents = createPaymentIntentStore(transaction, database.engine);
  const candidates = await intents.listByReservations({ organizationId: link.organizationId }, [
    link.reservationId,
  ]);
  for (const candidate of candidates) {
    const intent = await intents.lockById(candidate.id);
    if (intent?.status !== 'SUCCEEDED' || intent.invoiceId !== undefined) continue;
    const now = clock();
    const linked: PaymentIntent = {
      ...intent,
      invoiceId: link.invoiceId,
      updatedAt: now,
      version: intent.version + 1,
    };
    await savePaymentIntent(transaction, database.engine, intent, linked);
    await appendEvents(transaction, now, [paymentUpdated(linked)]);
  }
}
