import { newId } from '../../../kit/values/uuid-v7.ts';
import { type Invoice, settleInvoice } from '../model/invoice.ts';
import type { Settlement } from '../model/settlement.ts';
import { invoicePaid, invoiceSettled } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

type OptionalKey = 'reference' | 'paymentIntentId' | 'recordedBy';

/** A settlement to apply; what follows from the invoice is added by {@link applySettlement}. */
type NewSettlement = Omit<
  Settlement,
  'id' | 'organizationId' | 'invoiceId' | 'currency' | 'createdAt' | OptionalKey
> &
  Partial<Pick<Settlement, OptionalKey>>;

/**
 * Changes what is paid of an invoice by a settlement whose entry is posted already, and publishes it. The caller
 * holds the lock of the books.
 */
export async function applySettlement(
  { stores, now, publish }: FinanceUnit,
  invoice: Invoice,
  newSettlement: NewSettlement,
): Promise<{ readonly invoice: Invoice; readonly settlement: Settlement }> {
  const settled = settleInvoice(invoice, newSettlement.amount, now);
  const settlement: Settlement = {
    reference: undefined,
    paymentIntentId: undefined,
    recordedBy: undefined,
    ...newSettlement,
    id: newId(),
    organizationId: invoice.organizationId,
    invoiceId: invoice.id,
    currency: invoice.currency,
    createdAt: now,
  };
  await stores.invoices.update(settled);
  await stores.settlements.insert([settlement]);
  await publish(invoiceSettled(settled));
  if (settled.status === 'PAID') await publish(invoicePaid(settled));
  return { invoice: settled, settlement };
}
