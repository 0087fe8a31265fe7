import type { Kysely, Transaction } from 'kysely';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { applySettlement } from '../books/apply-settlement.ts';
import { type Books, lockBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import { withdrawInvoice } from '../books/withdraw-invoice.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { credit, debit } from '../model/journal-entry.ts';
import { createCustomerPaymentStore } from '../stores/customer-payment-store.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { requestRefundOfVoid } from './request-refund.ts';

/**
 * Takes back the invoice of a cancelled reservation: what was paid becomes the customer's credit (a
 * prepayment, until the refund arrives), then the invoice is void; card payments of the invoice itself are asked
 * back. Remembers the cancellation for an invoice
 * that is still to come.
 */
export async function cancelBilling(
  transaction: Transaction<FinanceTables>,
  dependencies: FinanceDependencies,
  organizationId: string,
  reservationId: string,
): Promise<void> {
  const books = await lockBooks(transaction, dependencies, organizationId);
  const now = dependencies.clock();
  await transaction
    .insertInto('cancelled_reservations')
    .values({
      organization_id: organizationId,
      reservation_id: reservationId,
      cancelled_on: toCalendarDate(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const [invoice] = await createInvoiceStore(transaction).findByReservations({ organizationId }, [
    reservationId,
  ]);
  if (invoice && invoice.status !== 'VOID') await withdrawBilling(transaction, books, invoice, now);
}

/** Whether the cancellation of the reservation has been heard. */
export async function isReservationCancelled(
  connection: Kysely<FinanceTables>,
  organizationId: string,
  reservationId: string,
): Promise<boolean> {
  const row = await connection
    .selectFrom('cancelled_reservations')
    .select('reservation_id')
    .where('organization_id', '=', organizationId)
    .where('reservation_id', '=', reservationId)
    .executeTakeFirst();
  return row !== undefined;
}

const withdrawalReason = 'Reservation cancelled';

/** Releases all payments of an invoice to the customer's credit and makes it void. An invoice over nothing stays. */
export async function withdrawBilling(
  transaction: Transaction<FinanceTables>,
  books: Books,
  invoice: Invoice,
  now: Date,
): Promise<void> {
  if (totalLines(invoice.lines).total === 0n) return;
  const payments = createCustomerPaymentStore(transaction);
  let current = invoice;
  for (const payment of await payments.findForInvoice(invoice)) {
    const { applied, paymentIntentId } = payment;
    if (applied > 0n)
      current = await releasePayment(transaction, books, current, applied, now, paymentIntentId);
    const released = { ...payment, applied: 0n };
    await payments.save(released);
    await requestRefundOfVoid(transaction, released, {
      invoiceId: invoice.id,
      reason: withdrawalReason,
      now,
    });
  }
  // What is left was recorded by hand.
  if (current.amountPaid > 0n)
    current = await releasePayment(transaction, books, current, current.amountPaid, now);
  await withdrawInvoice(transaction, books, current, { reason: withdrawalReason, now });
}

async function releasePayment(
  transaction: Transaction<FinanceTables>,
  books: Books,
  invoice: Invoice,
  amount: bigint,
  now: Date,
  paymentIntentId?: string,
): Promise<Invoice> {
  const entry = await postEntry(transaction, now, {
    organizationId: books.organizationId,
    postedOn: toCalendarDate(now),
    description: `Payment of invoice ${invoice.number ?? ''} released to the customer's credit`,
    source: 'PAYMENT_RELEASED',
    invoiceId: invoice.id,
    paymentIntentId,
    lines: [
      debit(books.account('RECEIVABLE'), invoice.currency, amount),
      credit(books.account('PREPAYMENTS'), invoice.currency, amount),
    ],
  });
  const released = await applySettlement(
    transaction,
    invoice,
    {
      kind: 'RELEASE',
      method: paymentIntentId === undefined ? 'BANK_TRANSFER' : 'CARD',
      amount: -amount,
      settledOn: entry.postedOn,
      paymentIntentId,
      journalEntryId: entry.id,
    },
    now,
  );
  return released.invoice;
}
