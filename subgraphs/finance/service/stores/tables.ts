import { choice, date, flag, folded, instant, int64, number, text } from '../../../kit/database/columns.ts';
import { columns, type RowOf } from '../../../kit/database/row-codec.ts';
import type { InvoiceStatus } from '../model/invoice.ts';
import type { JournalEntrySource } from '../model/journal-entry.ts';
import type { AccountPurpose, AccountType } from '../model/ledger-account.ts';
import type { PaymentMethod, SettlementKind } from '../model/settlement.ts';

/** Tables of the finance database, each by the columns that keep the fields of its model. Amounts are minor units. */
export interface FinanceTables {
  readonly books: RowOf<typeof booksColumns>;
  readonly ledger_accounts: RowOf<typeof ledgerAccountColumns>;
  readonly journal_entries: RowOf<typeof journalEntryColumns>;
  readonly journal_lines: RowOf<typeof journalLineColumns>;
  readonly invoices: RowOf<typeof invoiceColumns>;
  readonly invoice_lines: RowOf<typeof invoiceLineColumns>;
  readonly invoice_settlements: RowOf<typeof settlementColumns>;
  readonly customer_payments: RowOf<typeof customerPaymentColumns>;
  readonly customer_refunds: RowOf<typeof customerRefundColumns>;
  readonly credit_notes: RowOf<typeof creditNoteColumns>;
  readonly credit_note_lines: RowOf<typeof creditNoteLineColumns>;
  readonly write_off_lines: RowOf<typeof writeOffLineColumns>;
  readonly cancelled_reservations: RowOf<typeof cancelledReservationColumns>;
}

/** The books of an organization; the row whose lock orders all changes. */
export const booksColumns = columns({
  organizationId: text,
  currency: text,
  lastInvoiceNumber: number,
  lastCreditNoteNumber: number,
  openedAt: instant,
});

/** An account of the chart; `purpose` is set where postings look it up. */
export const ledgerAccountColumns = columns({
  id: text,
  organizationId: text,
  code: text,
  name: text,
  type: choice<AccountType>(),
  purpose: choice<AccountPurpose>().optional,
  createdAt: instant,
  searchFolded: folded('name', 'code'),
});

/** Entries without their lines; both are never changed. */
export const journalEntryColumns = columns({
  id: text,
  organizationId: text,
  postedOn: date,
  description: text,
  source: choice<JournalEntrySource>(),
  invoiceId: text.optional,
  paymentIntentId: text.optional,
  reversalOfId: text.optional,
  postedBy: text.optional,
  createdAt: instant,
});

/** One line of an entry; the lines of an entry add up to zero in each currency. */
export const journalLineColumns = columns({
  entryId: text,
  position: number,
  accountId: text,
  currency: text,
  /** Debits positive, credits negative. */
  amount: int64,
  memo: text.optional,
});

/** Invoices without their lines. */
export const invoiceColumns = columns({
  id: text,
  organizationId: text,
  number: number.optional,
  status: choice<InvoiceStatus>(),
  customerId: text.optional,
  userId: text.optional,
  reservationId: text.optional,
  currency: text,
  pricesIncludeTax: flag,
  /** Sum of the lines, kept for reports. */
  total: int64,
  amountPaid: int64,
  amountCredited: int64,
  amountWrittenOff: int64,
  issuedOn: date.optional,
  dueOn: date.optional,
  voidedOn: date.optional,
  voidReason: text.optional,
  notes: text.optional,
  issueEntryId: text.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
});

/** One line of an invoice: `net` and `tax` are of the whole line. */
export const invoiceLineColumns = columns({
  invoiceId: text,
  position: number,
  description: text,
  quantity: number,
  unitPrice: int64,
  taxRateBasisPoints: number,
  accountId: text,
  net: int64,
  tax: int64,
});

/** What changed the amount due of an invoice. */
export const settlementColumns = columns({
  id: text,
  organizationId: text,
  invoiceId: text,
  kind: choice<SettlementKind>(),
  method: choice<PaymentMethod>().optional,
  amount: int64,
  currency: text,
  settledOn: date,
  reference: text.optional,
  paymentIntentId: text.optional,
  customerPaymentId: text.optional,
  recordedBy: text.optional,
  journalEntryId: text,
  reversalOfId: text.optional,
  createdAt: instant,
});

/** Credit notes without their lines; both are never changed. */
export const creditNoteColumns = columns({
  id: text,
  organizationId: text,
  number: number,
  invoiceId: text,
  customerId: text.optional,
  userId: text.optional,
  currency: text,
  reason: text,
  issuedOn: date,
  paymentIntentId: text.optional,
  refundId: text.optional,
  issuedBy: text.optional,
  journalEntryId: text,
  idempotencyKey: text.optional,
  createdAt: instant,
});

/** What a credit note takes back of one line of its invoice. */
export const creditNoteLineColumns = columns({
  creditNoteId: text,
  lineNumber: number,
  description: text,
  taxRateBasisPoints: number,
  accountId: text,
  net: int64,
  tax: int64,
});

/** What a write-off takes off one line of its invoice; there while the write-off stands. */
export const writeOffLineColumns = columns({
  settlementId: text,
  lineNumber: number,
  organizationId: text,
  invoiceId: text,
  net: int64,
  tax: int64,
});

/** Money of a customer, and how much of it is refunded and used for invoices. */
export const customerPaymentColumns = columns({
  id: text,
  organizationId: text,
  paymentIntentId: text.optional,
  method: choice<PaymentMethod>(),
  invoiceId: text.optional,
  reservationId: text.optional,
  currency: text,
  received: int64,
  refunded: int64,
  applied: int64,
  transferred: int64,
  unmatched: int64,
  receivedOn: date.optional,
});

/** A refund of the payments domain; its id keeps a second delivery from having an effect. */
export const customerRefundColumns = columns({
  refundId: text,
  organizationId: text,
  paymentIntentId: text,
  amount: int64,
  refundedOn: date,
});

/** Reservations that must not stay billed. */
export const cancelledReservationColumns = columns({
  organizationId: text,
  reservationId: text,
  cancelledOn: date,
});
