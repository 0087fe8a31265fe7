import type { PaymentRefunded } from '../../../../proto/generated/erp/payments/v1/events.ts';
import type { Consumption } from '../../../kit/events/event-consumer.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { balanceInvoice } from '../books/balance-invoice.ts';
import { lockBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import { savePayment } from '../books/save-payment.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { type CustomerPayment, refundFromInvoice } from '../model/customer-payment.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createSettlement } from '../model/settlement.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { findBilledInvoice } from './find-billed-invoice.ts';

/**
 * Reverses a payment as far as it was refunded, once: first out of what is not applied to an invoice, then out of the
 * invoice, which other payments that wait for it fill again; the rest lowers the price by a credit note and is not due
 * again. A refund that arrives before its payment leaves a claim on prepayments that the payment settles.
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

  const known = await payments.findByIntent(organizationId, paymentIntentId);
  const payment: CustomerPayment = known ?? {
    paymentIntentId,
    organizationId,
    invoiceId: refund.invoiceId,
    reservationId: refund.reservationId,
    currency: amount.currency,
    received: 0n,
    refunded: 0n,
    applied: 0n,
    receivedOn: undefined,
  };
  const fromInvoice = refundFromInvoice(payment, amount.minorUnits);
  const invoice =
    fromInvoice > 0n ? await findBilledInvoice(unit.stores, organizationId, payment) : undefined;
  const entry = await postEntry(unit, {
    organizationId,
    postedOn: today,
    description: invoice
      ? `Refund of a payment of invoice ${invoice.number ?? ''}`
      : 'Refund of a prepayment',
    source: 'PAYMENT_REFUNDED',
    invoiceId: invoice?.id,
    paymentIntentId,
    lines: [
      debit(books.account('RECEIVABLE'), amount.currency, fromInvoice),
      debit(books.account('PREPAYMENTS'), amount.currency, amount.minorUnits - fromInvoice),
      credit(books.account('CARD_CLEARING'), amount.currency, amount.minorUnits),
    ].filter((line) => line.amount !== 0n),
  });
  await savePayment(unit, known, {
    ...payment,
    refunded: payment.refunded + amount.minorUnits,
    applied: payment.applied - fromInvoice,
  });
  if (!invoice) return;
  const settlement = createSettlement(
    invoice,
    {
      kind: 'REFUND',
      method: 'CARD',
      amount: -fromInvoice,
      settledOn: entry.postedOn,
      reference: refundId,
      paymentIntentId,
      journalEntryId: entry.id,
    },
    unit.now,
  );
  await balanceInvoice(unit, books, invoice, {
    settlements: [settlement],
    refunded: { amount: fromInvoice, paymentIntentId, refundId, reason: refund.reason },
  });
}
