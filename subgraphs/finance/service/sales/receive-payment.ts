import type { Transaction } from 'kysely';
import type { PaymentSucceeded } from '../../../../proto/generated/erp/payments/v1/events.ts';
import { laterDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { applySettlement } from '../books/apply-settlement.ts';
import { lockBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { availableAmount, type CustomerPayment } from '../model/customer-payment.ts';
import { amountDue } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createCustomerPaymentStore } from '../stores/customer-payment-store.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { findBilledInvoice } from './find-billed-invoice.ts';
import { requestRefundOfVoid } from './request-refund.ts';

/**
 * Books a captured payment once: against the receivable of its invoice as far as that is due, the rest as
 * the customer's prepayment, which waits for the invoice or a refund. A payment that was under way when its
 * invoice became void is asked back.
 */
export async function receivePayment(
  transaction: Transaction<FinanceTables>,
  dependencies: FinanceDependencies,
  organizationId: string,
  data: PaymentSucceeded,
): Promise<void> {
  const { paymentIntentId, amount } = data;
  const books = await lockBooks(transaction, dependencies, organizationId);
  const payments = createCustomerPaymentStore(transaction);
  const known = await payments.find(organizationId, paymentIntentId);
  if (known?.receivedOn !== undefined || amount.minorUnits === 0n) return;

  const now = dependencies.clock();
  const invoice = await findBilledInvoice(transaction, organizationId, data);
  const capturedOn = toCalendarDate(data.capturedAt);
  const received: CustomerPayment = {
    paymentIntentId,
    organizationId,
    invoiceId: data.invoiceId,
    reservationId: data.reservationId,
    currency: amount.currency,
    received: amount.minorUnits,
    refunded: known?.refunded ?? 0n,
    applied: 0n,
    receivedOn: capturedOn,
  };
  const due = invoice && invoice.currency === amount.currency ? amountDue(invoice) : 0n;
  const available = availableAmount(received);
  const applied = available < due ? available : due;
  const entry = await postEntry(transaction, now, {
    organizationId,
    // A payment cannot settle a receivable before there is one: captured before midnight, billed after.
    postedOn: applied > 0n ? laterDate(capturedOn, invoice?.issuedOn ?? capturedOn) : capturedOn,
    description: applied > 0n ? `Payment of invoice ${invoice?.number ?? ''}` : 'Payment in advance',
    source: applied > 0n ? 'PAYMENT_RECEIVED' : 'PREPAYMENT_RECEIVED',
    invoiceId: applied > 0n ? invoice?.id : undefined,
    paymentIntentId,
    lines: [
      debit(books.account('CARD_CLEARING'), amount.currency, amount.minorUnits),
      credit(books.account('RECEIVABLE'), amount.currency, applied),
      credit(books.account('PREPAYMENTS'), amount.currency, amount.minorUnits - applied),
    ].filter((line) => line.amount !== 0n),
  });
  await payments.save({ ...received, applied });
  if (invoice?.status === 'VOID')
    await requestRefundOfVoid(transaction, received, {
      invoiceId: invoice.id,
      reason: 'The invoice was void before the payment arrived.',
      now,
    });
  if (!invoice || applied === 0n) return;
  await applySettlement(
    transaction,
    invoice,
    {
      kind: 'PAYMENT',
      method: 'CARD',
      amount: applied,
      settledOn: entry.postedOn,
      reference: data.providerReference,
      paymentIntentId,
      journalEntryId: entry.id,
    },
    now,
  );
}
