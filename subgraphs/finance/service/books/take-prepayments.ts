import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { availableAmount } from '../model/customer-payment.ts';
import type { Invoice } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createSettlement, type Settlement } from '../model/settlement.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';
import { savePayment } from './save-payment.ts';

/**
 * Takes what is due from payments that arrived for the invoice (or its reservation) and are not used yet: debits
 * prepayments, credits receivables. Afterwards either nothing is due or nothing is left to take. The caller applies
 * the settlements.
 */
export async function takePrepayments(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  due: bigint,
): Promise<readonly Settlement[]> {
  const { payments } = unit.stores;
  const settlements: Settlement[] = [];
  let left = due;
  if (left === 0n) return settlements;
  for (const payment of await payments.findForInvoice(invoice)) {
    const available = payment.currency === invoice.currency ? availableAmount(payment) : 0n;
    const amount = available < left ? available : left;
    if (amount === 0n) continue;
    const { paymentIntentId } = payment;
    const entry = await postEntry(unit, {
      organizationId: books.organizationId,
      postedOn: toCalendarDate(unit.now),
      description: `Prepayment applied to invoice ${invoice.number ?? ''}`.trimEnd(),
      source: 'PREPAYMENT_APPLIED',
      invoiceId: invoice.id,
      paymentIntentId,
      lines: [
        debit(books.account('PREPAYMENTS'), invoice.currency, amount),
        credit(books.account('RECEIVABLE'), invoice.currency, amount),
      ],
    });
    await savePayment(unit, { ...payment, applied: payment.applied + amount }, { isBilled: true });
    settlements.push(
      createSettlement(
        invoice,
        {
          kind: 'PREPAYMENT',
          method: payment.method,
          amount,
          settledOn: entry.postedOn,
          paymentIntentId,
          journalEntryId: entry.id,
        },
        unit.now,
      ),
    );
    left -= amount;
  }
  return settlements;
}
