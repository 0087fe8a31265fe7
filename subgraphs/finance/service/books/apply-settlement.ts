import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { type Invoice, settleInvoice } from '../model/invoice.ts';
import type { Settlement } from '../model/settlement.ts';
import { invoicePaid, invoiceSettled } from '../published-events.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import { createSettlementStore } from '../stores/settlement-store.ts';
import type { FinanceTables } from '../stores/tables.ts';

type OptionalKey = 'reference' | 'paymentIntentId' | 'recordedBy';

/** A settlement to apply; what follows from the invoice is added by {@link applySettlement}. */
export type NewSettlement = Omit<
  Settlement,
  'id' | 'organizationId' | 'invoiceId' | 'currency' | 'createdAt' | OptionalKey
> &
  Partial<Pick<Settlement, OptionalKey>>;

/**
 * Changes what is paid of an invoice by a settlement whose entry is posted already, and says so. The caller
 * holds the lock of the books.
 */
export async function applySettlement(
  transaction: Transaction<FinanceTables>,
  invoice: Invoice,
  newSettlement: NewSettlement,
  now: Date,
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
  await createInvoiceStore(transaction).update(settled);
  await createSettlementStore(transaction).insert([settlement]);
  await appendEvents(transaction, now, [
    invoiceSettled(settled),
    ...(settled.status === 'PAID' ? [invoicePaid(settled)] : []),
  ]);
  return { invoice: settled, settlement };
}
