import type { PaymentRefunded } from '../../../../proto/generated/erp/payments/v1/events.ts';
import type { Consumption } from '../../../kit/events/event-consumer.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { balanceInvoice, type RefundedPart } from '../books/balance-invoice.ts';
import { type Books, lockBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import { savePayment } from '../books/save-payment.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { type CustomerPayment, refundSources } from '../model/customer-payment.ts';
import type { Invoice } from '../model/invoice.ts';
import { credit, debit, type JournalEntry } from '../model/journal-entry.ts';
import { accountOfMethod, createSettlement } from '../model/settlement.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { type FinanceUnit, unitOfWork } from '../unit-of-work.ts';
import { findBilledInvoice } from './find-billed-invoice.ts';

/**
 * Reverses a payment as far as it was refunded, once: first out of what is not applied to an invoice, then out of its
 * invoice, then out of others that it paid as credit. Payments that wait for these fill them again. What its own invoice
 * still lacks was part of the price: it becomes a credit note and is not due again. The price of another invoice has
 * nothing to do with the refund: credit is taken back from it, and it is due again, as if the refund had come before the
 * credit was applied. A refund that arrives before its payment leaves a claim on prepayments that the payment settles.
 */
export async function refundPayment(
  dependencies: FinanceDependencies,
  { organizationId, transaction }: Consumption<FinanceTables>,
  refund: PaymentRefunded,
): Promise<void> {
  const { refundId, paymentIntentId, amount } = refund;
  const unit = unitOfWork.join(dependencies, transaction);
  const { payments } = unit.stores;
  const books = await lockBooks(unit, dependencies, organizationId);
  const today = toCalendarDate(unit.now);
  const isNew = await payments.insertRefund({
    refundId,
    organizationId,
    paymentIntentId,
    amount: amount.minorUnits,
    refundedOn: today,
  });
  if (!isNew || amount.minorUnits === 0n) return;

  const known = await payments.find(organizationId, paymentIntentId);
  const payment: CustomerPayment = known ?? {
    id: paymentIntentId,
    organizationId,
    paymentIntentId,
    method: 'CARD',
    invoiceId: refund.invoiceId,
    reservationId: refund.reservationId,
    currency: amount.currency,
    received: 0n,
    refunded: 0n,
    applied: 0n,
    transferred: 0n,
    unmatched: 0n,
    receivedOn: undefined,
  };
  const { fromInvoice, fromOthers } = refundSources(payment, amount.minorUnits);
  const billed = await findBilledInvoice(unit.stores, organizationId, payment);
  await savePayment(
    unit,
    {
      ...payment,
      refunded: payment.refunded + amount.minorUnits,
      applied: payment.applied - fromInvoice,
      transferred: payment.transferred - fromOthers,
    },
    { isBilled: billed !== undefined },
  );
  const fromCredit = amount.minorUnits - fromInvoice - fromOthers;
  if (fromCredit > 0n) await postRefund(unit, books, refund, { amount: fromCredit, from: 'PREPAYMENTS' });
  if (billed && fromInvoice > 0n)
    await refundInvoice(unit, books, refund, {
      invoice: billed,
      amount: fromInvoice,
      refunded: { amount: fromInvoice, paymentIntentId, refundId, reason: refund.reason },
    });
  let left = fromOthers;
  for (const applied of await unit.stores.settlements.sumCreditOfPayment(organizationId, payment.id)) {
    const part = applied.amount < left ? applied.amount : left;
    if (part === 0n) continue;
    const other = await unit.stores.invoices.find(organizationId, applied.invoiceId);
    const customerPaymentId = payment.id;
    await refundInvoice(unit, books, refund, { invoice: other, amount: part, customerPaymentId });
    left -= part;
  }
}

/** Takes back what a refunded payment had paid of an invoice; `refunded` is what may be credited of it. */
async function refundInvoice(
  unit: FinanceUnit,
  books: Books,
  refund: PaymentRefunded,
  {
    invoice,
    amount,
    customerPaymentId,
    refunded,
  }: {
    readonly invoice: Invoice;
    readonly amount: bigint;
    readonly customerPaymentId?: string;
    readonly refunded?: RefundedPart;
  },
): Promise<void> {
  const { paymentIntentId, refundId } = refund;
  const entry = await postRefund(unit, books, refund, { amount, from: 'RECEIVABLE', invoice });
  const settlement = createSettlement(
    invoice,
    {
      kind: 'REFUND',
      method: refund.paidBackBy ?? 'CARD',
      amount: -amount,
      settledOn: entry.postedOn,
      reference: refundId,
      paymentIntentId,
      customerPaymentId,
      journalEntryId: entry.id,
    },
    unit.now,
  );
  await balanceInvoice(unit, books, invoice, { settlements: [settlement], refunded });
}

function postRefund(
  unit: FinanceUnit,
  books: Books,
  refund: PaymentRefunded,
  {
    amount,
    from,
    invoice,
  }: {
    readonly amount: bigint;
    readonly from: 'PREPAYMENTS' | 'RECEIVABLE';
    readonly invoice?: Invoice;
  },
): Promise<JournalEntry> {
  const { currency } = refund.amount;
  return postEntry(unit, {
    organizationId: books.organizationId,
    postedOn: toCalendarDate(unit.now),
    description: invoice
      ? `Refund of a payment of invoice ${invoice.number ?? ''}`
      : 'Refund of a prepayment',
    source: 'PAYMENT_REFUNDED',
    invoiceId: invoice?.id,
    paymentIntentId: refund.paymentIntentId,
    lines: [
      debit(books.account(from), currency, amount),
      credit(books.account(accountOfMethod[refund.paidBackBy ?? 'CARD']), currency, amount),
    ],
  });
}
