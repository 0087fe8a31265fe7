import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { CustomerPayment } from '../model/customer-payment.ts';
import type { Invoice } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createSettlement, type Settlement } from '../model/settlement.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { postEntry } from './post-entry.ts';
import { savePayment } from './save-payment.ts';

/**
 * Turns so much of what was paid of an invoice into the customer's credit: its own payments first, the latest first,
 * then credit that was applied to it, then what was recorded by hand. Debits receivables, credits prepayments. The
 * caller applies the settlements.
 */
export async function releasePayments(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  amount: bigint,
): Promise<readonly Settlement[]> {
  const { payments, settlements } = unit.stores;
  const released: Settlement[] = [];
  let left = amount;
  const take = (available: bigint): bigint => (available < left ? available : left);
  for (const payment of (await payments.findForInvoice(invoice)).toReversed()) {
    const part = take(payment.applied);
    if (part === 0n) continue;
    await savePayment(unit, { ...payment, applied: payment.applied - part }, { isBilled: true });
    released.push(await release(unit, books, invoice, { part, payment }));
    left -= part;
  }
  for (const applied of await settlements.sumCreditOfInvoice(books.organizationId, invoice.id)) {
    const part = take(applied.amount);
    if (part === 0n) continue;
    const payment = await payments.require(books.organizationId, applied.customerPaymentId);
    await savePayment(unit, { ...payment, transferred: payment.transferred - part }, { isBilled: true });
    released.push(await release(unit, books, invoice, { part, payment, customerPaymentId: payment.id }));
    left -= part;
  }
  if (left > 0n) {
    const payment = await savePayment(unit, await recordedCredit(unit, invoice, left), { isBilled: true });
    released.push(await release(unit, books, invoice, { part: left, payment }));
  }
  return released;
}

/** Money that was recorded by hand, as a payment of its own: what it was, says the latest that was recorded. */
async function recordedCredit(
  { stores, now }: FinanceUnit,
  invoice: Invoice,
  received: bigint,
): Promise<CustomerPayment> {
  const settlements = await stores.settlements.listByInvoices(invoice.organizationId, [invoice.id]);
  const recorded = settlements.findLast(({ kind, amount }) => kind === 'RECORDED' && amount > 0n);
  return {
    id: newId(),
    organizationId: invoice.organizationId,
    paymentIntentId: undefined,
    method: recorded?.method ?? 'BANK_TRANSFER',
    invoiceId: invoice.id,
    reservationId: undefined,
    currency: invoice.currency,
    received,
    refunded: 0n,
    applied: 0n,
    transferred: 0n,
    unmatched: 0n,
    receivedOn: recorded?.settledOn ?? toCalendarDate(now),
  };
}

async function release(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  {
    part,
    payment,
    customerPaymentId,
  }: { readonly part: bigint; readonly payment: CustomerPayment; readonly customerPaymentId?: string },
): Promise<Settlement> {
  const { paymentIntentId, method } = payment;
  const entry = await postEntry(unit, {
    organizationId: books.organizationId,
    postedOn: toCalendarDate(unit.now),
    description: `Payment of invoice ${invoice.number ?? ''} released to the customer's credit`,
    source: 'PAYMENT_RELEASED',
    invoiceId: invoice.id,
    paymentIntentId,
    lines: [
      debit(books.account('RECEIVABLE'), invoice.currency, part),
      credit(books.account('PREPAYMENTS'), invoice.currency, part),
    ],
  });
  return createSettlement(
    invoice,
    {
      kind: 'RELEASE',
      method,
      amount: -part,
      settledOn: entry.postedOn,
      paymentIntentId,
      customerPaymentId,
      journalEntryId: entry.id,
    },
    unit.now,
  );
}
