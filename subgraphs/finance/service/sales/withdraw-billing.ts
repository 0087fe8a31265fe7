import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { applySettlement } from '../books/apply-settlement.ts';
import type { Books } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import { withdrawInvoice } from '../books/withdraw-invoice.ts';
import type { Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { credit, debit } from '../model/journal-entry.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import { requestRefund } from './request-refund.ts';

const reason = 'Reservation cancelled';

/**
 * Releases all payments of an invoice to the customer's credit (a prepayment, until the refund arrives) and makes it
 * void; card payments of the invoice itself are asked back. An invoice over nothing stays.
 */
export async function withdrawBilling(unit: FinanceUnit, books: Books, invoice: Invoice): Promise<void> {
  if (totalLines(invoice.lines).total === 0n) return;
  const { payments } = unit.stores;
  let current = invoice;
  for (const payment of await payments.findForInvoice(invoice)) {
    const { applied, paymentIntentId } = payment;
    if (applied > 0n)
      current = await releasePayment(unit, books, current, { amount: applied, paymentIntentId });
    const released = { ...payment, applied: 0n };
    await payments.save(released);
    await requestRefund(unit, released, { invoiceId: invoice.id, reason });
  }
  // What is left was recorded by hand.
  if (current.amountPaid > 0n)
    current = await releasePayment(unit, books, current, { amount: current.amountPaid });
  await withdrawInvoice(unit, books, current, { reason });
}

async function releasePayment(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  { amount, paymentIntentId }: { readonly amount: bigint; readonly paymentIntentId?: string },
): Promise<Invoice> {
  const entry = await postEntry(unit, {
    organizationId: books.organizationId,
    postedOn: toCalendarDate(unit.now),
    description: `Payment of invoice ${invoice.number ?? ''} released to the customer's credit`,
    source: 'PAYMENT_RELEASED',
    invoiceId: invoice.id,
    paymentIntentId,
    lines: [
      debit(books.account('RECEIVABLE'), invoice.currency, amount),
      credit(books.account('PREPAYMENTS'), invoice.currency, amount),
    ],
  });
  const released = await applySettlement(unit, invoice, {
    kind: 'RELEASE',
    method: paymentIntentId === undefined ? 'BANK_TRANSFER' : 'CARD',
    amount: -amount,
    settledOn: entry.postedOn,
    paymentIntentId,
    journalEntryId: entry.id,
  });
  return released.invoice;
}
