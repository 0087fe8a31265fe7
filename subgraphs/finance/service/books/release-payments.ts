import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import type { Invoice } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createSettlement, type Settlement } from '../model/settlement.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';
import { savePayment } from './save-payment.ts';

/**
 * Turns so much of what was paid of an invoice into the customer's credit: card payments first, the latest first, then
 * what was recorded by hand. Debits receivables, credits prepayments. The caller applies the settlements.
 */
export async function releasePayments(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  amount: bigint,
): Promise<readonly Settlement[]> {
  const { payments } = unit.stores;
  const settlements: Settlement[] = [];
  let left = amount;
  if (left === 0n) return settlements;
  for (const payment of (await payments.findForInvoice(invoice)).toReversed()) {
    const released = payment.applied < left ? payment.applied : left;
    if (released === 0n) continue;
    await savePayment(unit, payment, { ...payment, applied: payment.applied - released });
    settlements.push(
      await release(unit, books, invoice, { released, paymentIntentId: payment.paymentIntentId }),
    );
    left -= released;
  }
  if (left > 0n) settlements.push(await release(unit, books, invoice, { released: left }));
  return settlements;
}

async function release(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  { released, paymentIntentId }: { readonly released: bigint; readonly paymentIntentId?: string },
): Promise<Settlement> {
  const entry = await postEntry(unit, {
    organizationId: books.organizationId,
    postedOn: toCalendarDate(unit.now),
    description: `Payment of invoice ${invoice.number ?? ''} released to the customer's credit`,
    source: 'PAYMENT_RELEASED',
    invoiceId: invoice.id,
    paymentIntentId,
    lines: [
      debit(books.account('RECEIVABLE'), invoice.currency, released),
      credit(books.account('PREPAYMENTS'), invoice.currency, released),
    ],
  });
  return createSettlement(
    invoice,
    {
      kind: 'RELEASE',
      method: paymentIntentId === undefined ? undefined : 'CARD',
      amount: -released,
      settledOn: entry.postedOn,
      paymentIntentId,
      journalEntryId: entry.id,
    },
    unit.now,
  );
}
