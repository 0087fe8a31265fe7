import { type Invoice, settleInvoice } from '../model/invoice.ts';
import type { Settlement } from '../model/settlement.ts';
import { invoicePaid, invoiceSettled } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/**
 * Changes what is due on an invoice by settlements whose entries are posted already: all of them in one version, so
 * that a refund and its credit note leave a paid invoice paid. The caller holds the lock of the books.
 */
export async function applySettlements(
  { stores, now, publish }: FinanceUnit,
  invoice: Invoice,
  settlements: readonly Settlement[],
): Promise<Invoice> {
  if (settlements.length === 0) return invoice;
  const settled = settleInvoice(invoice, settlements, now);
  await stores.invoices.update(settled);
  await stores.settlements.insert(settlements);
  await publish(invoiceSettled(settled));
  const hasBecomePaid = settled.status === 'PAID' && invoice.status !== 'PAID';
  if (hasBecomePaid && settled.amountPaid > invoice.amountPaid) await publish(invoicePaid(settled));
  return settled;
}
