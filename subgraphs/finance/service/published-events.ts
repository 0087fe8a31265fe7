import {
  BooksOpened,
  CreditNoteIssued,
  InvoiceCreated,
  InvoiceIssued,
  InvoicePaid,
  InvoiceSettled,
  InvoiceUpdated,
  InvoiceVoided,
  InvoiceWrittenOff,
  JournalEntryPosted,
  LedgerAccountCreated,
  PaymentCreditChanged,
  PaymentReversed,
  RefundRequested,
} from '../../../proto/generated/erp/finance/v1/events.ts';
import type { NewEvent } from '../../kit/events/outbox.ts';
import { type Money, money } from '../../kit/values/money.ts';
import type { CreditNote } from './model/credit-note.ts';
import { amountDue, type Invoice } from './model/invoice.ts';
import { totalLines } from './model/invoice-line.ts';
import type { JournalEntry } from './model/journal-entry.ts';
import type { LedgerAccount } from './model/ledger-account.ts';
import type { Settlement } from './model/settlement.ts';

/** The events of the domain, one function each; `proto/erp/finance/v1/events.proto` says what they carry. */

/** A draft was made; it has no number yet. */
export function invoiceCreated(invoice: Invoice): NewEvent {
  return InvoiceCreated.create(invoice.organizationId, invoiceFacts(invoice));
}

/** A draft changed. */
export function invoiceUpdated(invoice: Invoice): NewEvent {
  return InvoiceUpdated.create(invoice.organizationId, invoiceFacts(invoice));
}

/** A draft got its number and was posted. */
export function invoiceIssued(invoice: Invoice): NewEvent {
  return InvoiceIssued.create(invoice.organizationId, invoiceFacts(invoice));
}

/** What is paid of the invoice changed, also by a refund. */
export function invoiceSettled(invoice: Invoice): NewEvent {
  return InvoiceSettled.create(invoice.organizationId, invoiceFacts(invoice));
}

/** The amount due became zero. */
export function invoicePaid(invoice: Invoice): NewEvent {
  return InvoicePaid.create(invoice.organizationId, {
    ...invoiceFacts(invoice),
    amountPaid: money(invoice.amountPaid, invoice.currency),
  });
}

/** An unpaid invoice was taken back with its posting. */
export function invoiceVoided(invoice: Invoice): NewEvent {
  return InvoiceVoided.create(invoice.organizationId, invoiceFacts(invoice));
}

/** All events about an invoice carry what it is after the change. */
function invoiceFacts(invoice: Invoice): InvoiceUpdated {
  return {
    invoiceId: invoice.id,
    status: invoice.status,
    number: invoice.number,
    customerId: invoice.customerId,
    userId: invoice.userId,
    reservationId: invoice.reservationId,
    total: money(totalLines(invoice.lines).total, invoice.currency),
    amountDue: money(amountDue(invoice), invoice.currency),
  };
}

/** An invoice was taken back in part or in full. */
export function creditNoteIssued(creditNote: CreditNote): NewEvent {
  const { subtotal, tax, total } = totalLines(creditNote.lines);
  const { invoiceId, number, customerId, userId, reason, paymentIntentId, refundId, currency } = creditNote;
  return CreditNoteIssued.create(creditNote.organizationId, {
    creditNoteId: creditNote.id,
    invoiceId,
    number,
    customerId,
    userId,
    subtotal: money(subtotal, currency),
    tax: money(tax, currency),
    total: money(total, currency),
    reason,
    paymentIntentId,
    refundId,
  });
}

/** A payment that was recorded by hand was taken back. */
export function paymentReversed(invoice: Invoice, payment: Settlement, reason: string): NewEvent {
  return PaymentReversed.create(invoice.organizationId, {
    settlementId: payment.id,
    invoiceId: invoice.id,
    amount: money(payment.amount, invoice.currency),
    amountDue: money(amountDue(invoice), invoice.currency),
    reason,
  });
}

/** What was still due on the invoice is not expected any more. */
export function invoiceWrittenOff(invoice: Invoice, amount: bigint, reason: string): NewEvent {
  return InvoiceWrittenOff.create(invoice.organizationId, {
    invoiceId: invoice.id,
    number: invoice.number,
    customerId: invoice.customerId,
    userId: invoice.userId,
    amount: money(amount, invoice.currency),
    reason,
  });
}

/** A card payment of an invoice that is void is to be given back. */
export function refundRequested(
  organizationId: string,
  refund: {
    readonly paymentIntentId: string;
    readonly invoiceId: string;
    readonly amount: Money;
    readonly reason: string;
  },
): NewEvent {
  return RefundRequested.create(organizationId, refund);
}

/** An entry was posted. Amounts are signed: debits positive, credits negative. */
export function journalEntryPosted(entry: JournalEntry): NewEvent {
  return JournalEntryPosted.create(entry.organizationId, {
    journalEntryId: entry.id,
    source: entry.source,
    postedOn: entry.postedOn,
    invoiceId: entry.invoiceId,
    paymentIntentId: entry.paymentIntentId,
    reversalOfId: entry.reversalOfId,
    lines: entry.lines.map(({ accountId, amount, currency }) => ({
      accountId,
      amount: money(amount, currency),
    })),
  });
}

/** An account was added to the chart. */
export function ledgerAccountCreated(account: LedgerAccount): NewEvent {
  return LedgerAccountCreated.create(account.organizationId, {
    accountId: account.id,
    code: account.code,
    name: account.name,
    type: account.type,
  });
}

/** The organization got books with the standard chart of accounts. */
export function booksOpened(organizationId: string, currency: string): NewEvent {
  return BooksOpened.create(organizationId, { organizationId, currency });
}

/** What of a card payment belongs to no invoice is another amount than before. */
export function paymentCreditChanged(
  organizationId: string,
  paymentIntentId: string,
  credit: Money,
): NewEvent {
  return PaymentCreditChanged.create(organizationId, { paymentIntentId, credit });
}
