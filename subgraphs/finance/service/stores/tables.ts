import type { BooleanColumn, Int64Column } from '../../../kit/database/sql-differences.ts';
import type { InvoiceStatus } from '../model/invoice.ts';
import type { JournalEntrySource } from '../model/journal-entry.ts';
import type { AccountPurpose, AccountType } from '../model/ledger-account.ts';
import type { PaymentMethod, SettlementKind } from '../model/settlement.ts';

/** Rows of the finance database, read alike on SQLite and PostgreSQL. Amounts are minor units. */
export interface FinanceTables {
  readonly books: BooksRow;
  readonly ledger_accounts: LedgerAccountRow;
  readonly journal_entries: JournalEntryRow;
  readonly journal_lines: JournalLineRow;
  readonly invoices: InvoiceRow;
  readonly invoice_lines: InvoiceLineRow;
  readonly invoice_settlements: SettlementRow;
  readonly customer_payments: CustomerPaymentRow;
  readonly customer_refunds: CustomerRefundRow;
  readonly cancelled_reservations: CancelledReservationRow;
}

/** The books of an organization; the row whose lock orders all changes. */
export interface BooksRow {
  readonly organization_id: string;
  readonly currency: string;
  readonly last_invoice_number: number;
  readonly opened_at: string;
}

/** An account of the ledger. */
export interface LedgerAccountRow {
  readonly id: string;
  readonly organization_id: string;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly purpose: AccountPurpose | null;
  readonly created_at: string;
}

/** A journal entry; never changed. */
export interface JournalEntryRow {
  readonly id: string;
  readonly organization_id: string;
  readonly posted_on: string;
  readonly description: string;
  readonly source: JournalEntrySource;
  readonly invoice_id: string | null;
  readonly payment_intent_id: string | null;
  readonly reversal_of_id: string | null;
  readonly posted_by: string | null;
  readonly created_at: string;
}

/** A line of a journal entry; never changed. */
export interface JournalLineRow {
  readonly entry_id: string;
  readonly position: number;
  readonly account_id: string;
  readonly currency: string;
  /** Debits positive, credits negative. */
  readonly amount: Int64Column;
  readonly memo: string | null;
}

/** An invoice without its lines. */
export interface InvoiceRow {
  readonly id: string;
  readonly organization_id: string;
  readonly number: number | null;
  readonly status: InvoiceStatus;
  readonly customer_id: string | null;
  readonly user_id: string | null;
  readonly reservation_id: string | null;
  readonly currency: string;
  readonly prices_include_tax: BooleanColumn;
  /** Sum of the lines, kept for reports. */
  readonly total: Int64Column;
  readonly amount_paid: Int64Column;
  readonly issued_on: string | null;
  readonly due_on: string | null;
  readonly voided_on: string | null;
  readonly void_reason: string | null;
  readonly notes: string | null;
  readonly issue_entry_id: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** A line of an invoice. */
export interface InvoiceLineRow {
  readonly invoice_id: string;
  readonly position: number;
  readonly description: string;
  readonly quantity: number;
  readonly unit_price: Int64Column;
  readonly tax_rate_basis_points: number;
  readonly account_id: string;
  readonly net: Int64Column;
  readonly tax: Int64Column;
}

/** A change of what is due on an invoice. */
export interface SettlementRow {
  readonly id: string;
  readonly organization_id: string;
  readonly invoice_id: string;
  readonly kind: SettlementKind;
  readonly method: PaymentMethod;
  readonly amount: Int64Column;
  readonly currency: string;
  readonly settled_on: string;
  readonly reference: string | null;
  readonly payment_intent_id: string | null;
  readonly recorded_by: string | null;
  readonly journal_entry_id: string;
  readonly created_at: string;
}

/** What is known of a payment intent. */
export interface CustomerPaymentRow {
  readonly payment_intent_id: string;
  readonly organization_id: string;
  readonly invoice_id: string | null;
  readonly reservation_id: string | null;
  readonly currency: string;
  readonly received: Int64Column;
  readonly refunded: Int64Column;
  readonly applied: Int64Column;
  readonly received_on: string | null;
}

/** A refund that has been booked. */
export interface CustomerRefundRow {
  readonly refund_id: string;
  readonly organization_id: string;
  readonly payment_intent_id: string;
  readonly amount: Int64Column;
  readonly refunded_on: string;
}

/** A reservation that must not stay billed. */
export interface CancelledReservationRow {
  readonly organization_id: string;
  readonly reservation_id: string;
  readonly cancelled_on: string;
}
