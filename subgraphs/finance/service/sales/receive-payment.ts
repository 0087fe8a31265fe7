import type { PaymentSucceeded } from '../../../../proto/generated/erp/payments/v1/events.ts';
import type { Consumption } from '../../../kit/events/event-consumer.ts';
import { laterDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { balanceInvoice } from '../books/balance-invoice.ts';
import { lockBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import { savePayment } from '../books/save-payment.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { availableAmount, type CustomerPayment, refundedOfDue } from '../model/customer-payment.ts';
import { amountDue, isTakenBack } from '../model/invoice.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createSettlement } from '../model/settlement.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { findBilledInvoice } from './find-billed-invoice.ts';
import { requestRefund } from './request-refund.ts';

/**
 * Books a captured payment once: against the receivable of its invoice as far as that is due, the rest as
 * the customer's prepayment, which waits for the invoice or a refund. A payment that was under way when its
 * invoice was taken back is asked back.
 */
export async function receivePayment(
  dependencies: FinanceDependencies,
  { organizationId, transaction }: Consumption<FinanceTables>,
  payment: PaymentSucceeded,
): Promise<void> {
  const { paymentIntentId, amount } = payment;
  const unit = unitOfWork.join(dependencies, transaction);
  const { payments } = unit.stores;
  const books = await lockBooks(unit, dependencies, organizationId);
  const known = await payments.find(organizationId, paymentIntentId);
  if (known?.receivedOn !== undefined || amount.minorUnits === 0n) return;

  const invoice = await findBilledInvoice(unit.stores, organizationId, payment);
  const capturedOn = toCalendarDate(payment.capturedAt);
  const received: CustomerPayment = {
    id: paymentIntentId,
    organizationId,
    paymentIntentId,
    method: 'CARD',
    invoiceId: payment.invoiceId,
    reservationId: payment.reservationId,
    currency: amount.currency,
    received: amount.minorUnits,
    refunded: known?.refunded ?? 0n,
    applied: 0n,
    transferred: 0n,
    unmatched: known?.unmatched ?? 0n,
    receivedOn: capturedOn,
  };
  const due = invoice && invoice.currency === amount.currency ? amountDue(invoice) : 0n;
  const available = availableAmount(received);
  const applied = available < due ? available : due;
  const entry = await postEntry(unit, {
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
  await savePayment(unit, { ...received, applied }, { isBilled: invoice !== undefined });
  if (invoice && isTakenBack(invoice))
    await requestRefund(unit, received, {
      invoiceId: invoice.id,
      reason: 'The invoice was taken back before the payment arrived.',
    });
  if (!invoice || due === 0n) return;
  const settlement = createSettlement(
    invoice,
    {
      kind: 'PAYMENT',
      method: 'CARD',
      amount: applied,
      settledOn: entry.postedOn,
      reference: payment.providerReference,
      paymentIntentId,
      journalEntryId: entry.id,
    },
    unit.now,
  );
  // Its refund may have arrived before it.
  await balanceInvoice(unit, books, invoice, {
    settlements: applied > 0n ? [settlement] : [],
    refunded: { amount: refundedOfDue([received], due), paymentIntentId },
  });
}
