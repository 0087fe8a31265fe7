import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { availableAmount } from '../model/customer-payment.ts';
import { amountDue, type Invoice } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import { applySettlement } from './apply-settlement.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';

/**
 * Pays an open invoice from payments that arrived for it (or its reservation) and are not used yet: debits
 * prepayments, credits receivables. Afterwards either nothing is due or nothing is left to apply.
 */
export async function applyPrepayments(unit: FinanceUnit, books: Books, invoice: Invoice): Promise<Invoice> {
  const { payments } = unit.stores;
  let current = invoice;
  if (amountDue(current) === 0n) return current;
  for (const payment of await payments.findForInvoice(invoice)) {
    const available = payment.currency === invoice.currency ? availableAmount(payment) : 0n;
    const due = amountDue(current);
    const amount = available < due ? available : due;
    if (amount === 0n) continue;
    const entry = await postEntry(unit, {
      organizationId: books.organizationId,
      postedOn: toCalendarDate(unit.now),
      description: `Prepayment applied to invoice ${current.number ?? ''}`.trimEnd(),
      source: 'PREPAYMENT_APPLIED',
      invoiceId: current.id,
      paymentIntentId: payment.paymentIntentId,
      lines: [
        debit(books.account('PREPAYMENTS'), current.currency, amount),
        credit(books.account('RECEIVABLE'), current.currency, amount),
      ],
    });
    await payments.save({ ...payment, applied: payment.applied + amount });
    const settled = await applySettlement(unit, current, {
      kind: 'PREPAYMENT',
      method: 'CARD',
      amount,
      settledOn: entry.postedOn,
      paymentIntentId: payment.paymentIntentId,
      journalEntryId: entry.id,
    });
    current = settled.invoice;
  }
  return current;
}
