import type { DemoReservation } from '../../../kit/demo/demo-sales.ts';
import { addDays, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { Invoice } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import { credit, debit, type JournalLine } from '../model/journal-entry.ts';
import type { AccountPurpose } from '../model/ledger-account.ts';
import { accountOfMethod, type PaymentMethod } from '../model/settlement.ts';
import type { DemoCustomerInvoice } from './demo-invoices.ts';
import type { DemoLedger } from './demo-ledger.ts';

const salesTaxBasisPoints = 1_900;

/** Bills a reservation, books its payment and, when it was cancelled, takes both back a day later. */
export function bookDemoReservation(
  ledger: DemoLedger,
  reservation: DemoReservation,
  ticketTaxBasisPoints: number,
): void {
  const { event, ticketType, customerId, userId, paymentIntentId } = reservation;
  const at = ledger.daysAgo(reservation.createdDaysAgo);
  const line = {
    description: `${event.name}: ${ticketType.name}`,
    quantity: reservation.quantity,
    unitPrice: ticketType.priceMinorUnits,
    taxRateBasisPoints: ticketTaxBasisPoints,
    accountId: ledger.books.account('TICKET_SALES'),
  };
  const buyer = { customerId, userId, reservationId: reservation.id, pricesIncludeTax: true };
  const draft = ledger.draft(reservation.number, at, [line], buyer);
  const issued = ledger.issue(draft, at, toCalendarDate(at));
  const amount = totalLines(issued.lines).total;
  const received = ledger.post(at, {
    description: `Payment of invoice ${issued.number ?? ''}`,
    source: 'PAYMENT_RECEIVED',
    invoiceId: issued.id,
    paymentIntentId,
    lines: transfer(ledger, 'CARD_CLEARING', 'RECEIVABLE', amount),
  });
  const paid = ledger.settle(issued, at, received, {
    kind: 'PAYMENT',
    method: 'CARD',
    amount,
    paymentIntentId,
  });
  const isCancelled = reservation.status === 'CANCELLED';
  ledger.payments.push({
    id: paymentIntentId,
    paymentIntentId,
    method: 'CARD',
    organizationId: ledger.books.organizationId,
    invoiceId: undefined,
    reservationId: reservation.id,
    currency: ledger.books.currency,
    received: amount,
    refunded: isCancelled ? amount : 0n,
    applied: isCancelled ? 0n : amount,
    transferred: 0n,
    unmatched: 0n,
    receivedOn: toCalendarDate(at),
  });
  if (isCancelled) cancelDemoReservation(ledger, reservation, paid);
}

function cancelDemoReservation(ledger: DemoLedger, reservation: DemoReservation, paid: Invoice): void {
  const at = ledger.daysAgo(reservation.createdDaysAgo - 1);
  const { paymentIntentId } = reservation;
  const amount = paid.amountPaid;
  const released = ledger.post(at, {
    description: `Payment of invoice ${paid.number ?? ''} released to the customer's credit`,
    source: 'PAYMENT_RELEASED',
    invoiceId: paid.id,
    paymentIntentId,
    lines: transfer(ledger, 'RECEIVABLE', 'PREPAYMENTS', amount),
  });
  const release = { kind: 'RELEASE', method: 'CARD', amount: -amount, paymentIntentId } as const;
  ledger.withdraw(ledger.settle(paid, at, released, release), at, 'Reservation cancelled');
  ledger.post(at, {
    description: 'Refund of a prepayment',
    source: 'PAYMENT_REFUNDED',
    paymentIntentId,
    lines: transfer(ledger, 'PREPAYMENTS', 'CARD_CLEARING', amount),
  });
  ledger.refunds.push({
    refundId: demoId('refund', reservation.number),
    organizationId: ledger.books.organizationId,
    paymentIntentId,
    amount,
    refundedOn: toCalendarDate(at),
  });
}

/** Drafts an invoice to a customer and, as its description says, issues it, takes it back or books its payment. */
export function bookDemoCustomerInvoice(ledger: DemoLedger, invoice: DemoCustomerInvoice): void {
  const { issuedDaysAgo, paid } = invoice;
  const at = ledger.daysAgo(issuedDaysAgo ?? 0);
  const lines = invoice.lines.map(([description, quantity, unitPrice]) => ({
    description,
    quantity,
    unitPrice,
    taxRateBasisPoints: salesTaxBasisPoints,
    accountId: ledger.books.account('SALES'),
  }));
  const draft = ledger.draft(invoice.key, at, lines, { customerId: invoice.customerId });
  if (issuedDaysAgo === undefined) return;
  const dueOn = addDays(toCalendarDate(at), invoice.paymentTermDays);
  const issued = ledger.issue(draft, at, dueOn, ledger.bookkeeper);
  const dayAfter = ledger.daysAgo(issuedDaysAgo - 1);
  if (invoice.isVoid) ledger.withdraw(issued, dayAfter, 'Issued by mistake', ledger.bookkeeper);
  const { credited } = invoice;
  if (credited && !paid) ledger.credit(issued, dayAfter, credited.amount, credited.reason, ledger.bookkeeper);
  if (!paid) return;
  const amount = (totalLines(issued.lines).total * BigInt(paid.percent)) / 100n;
  const entry = ledger.post(dayAfter, {
    description: `Payment of invoice ${issued.number ?? ''}`,
    source: 'PAYMENT_RECEIVED',
    invoiceId: issued.id,
    postedBy: ledger.bookkeeper,
    lines: transfer(ledger, accountOfMethod[paid.method], 'RECEIVABLE', amount),
  });
  const { bookkeeper: recordedBy } = ledger;
  const settled = ledger.settle(issued, dayAfter, entry, {
    kind: 'RECORDED',
    method: paid.method,
    amount,
    recordedBy,
  });
  if (credited) {
    const released = releaseDemoPayment(ledger, settled, paid.method, credited.amount);
    ledger.credit(released, ledger.daysAgo(issuedDaysAgo - 2), credited.amount, credited.reason, recordedBy);
  }
  if (invoice.writtenOff === undefined) return;
  ledger.writeOff(settled, ledger.daysAgo(0), invoice.writtenOff, recordedBy);
}

/** Money recorded by hand becomes the customer's credit. */
function releaseDemoPayment(
  ledger: DemoLedger,
  invoice: Invoice,
  method: PaymentMethod,
  amount: bigint,
): Invoice {
  const at = invoice.updatedAt;
  const entry = ledger.post(at, {
    description: `Payment of invoice ${invoice.number ?? ''} released to the customer's credit`,
    source: 'PAYMENT_RELEASED',
    invoiceId: invoice.id,
    lines: transfer(ledger, 'RECEIVABLE', 'PREPAYMENTS', amount),
  });
  ledger.payments.push({
    id: demoId('customer-payment', invoice.id),
    organizationId: ledger.books.organizationId,
    paymentIntentId: undefined,
    method,
    invoiceId: invoice.id,
    reservationId: undefined,
    currency: ledger.books.currency,
    received: amount,
    refunded: 0n,
    applied: 0n,
    transferred: 0n,
    unmatched: 0n,
    receivedOn: toCalendarDate(at),
  });
  return ledger.settle(invoice, at, entry, { kind: 'RELEASE', method, amount: -amount });
}

/** Posts a manual entry: debits the first account, credits the second. */
export function bookDemoEntry(
  ledger: DemoLedger,
  daysAgo: number,
  description: string,
  accounts: { readonly debit: string; readonly credit: string },
  amount: bigint,
): void {
  const { currency } = ledger.books;
  ledger.post(ledger.daysAgo(daysAgo), {
    description,
    source: 'MANUAL',
    postedBy: ledger.bookkeeper,
    lines: [
      debit(ledger.accountId(accounts.debit), currency, amount),
      credit(ledger.accountId(accounts.credit), currency, amount),
    ],
  });
}

function transfer(
  { books }: DemoLedger,
  debited: AccountPurpose,
  credited: AccountPurpose,
  amount: bigint,
): readonly JournalLine[] {
  return [
    debit(books.account(debited), books.currency, amount),
    credit(books.account(credited), books.currency, amount),
  ];
}
