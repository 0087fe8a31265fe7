import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type BooksStore, createBooksStore } from './books-store.ts';
import {
  type CancelledReservationStore,
  createCancelledReservationStore,
} from './cancelled-reservation-store.ts';
import { type CreditNoteStore, createCreditNoteStore } from './credit-note-store.ts';
import { type CustomerPaymentStore, createCustomerPaymentStore } from './customer-payment-store.ts';
import { createInvoiceStore, type InvoiceStore } from './invoice-store.ts';
import { createJournalStore, type JournalStore } from './journal-store.ts';
import { createLedgerAccountStore, type LedgerAccountStore } from './ledger-account-store.ts';
import { createReceivablesStore, type ReceivablesStore } from './receivables-store.ts';
import { createSettlementStore, type SettlementStore } from './settlement-store.ts';
import type { FinanceTables } from './tables.ts';
import { createWriteOffStore, type WriteOffStore } from './write-off-store.ts';

/** All stores over one connection. */
export interface FinanceStores {
  readonly books: BooksStore;
  readonly accounts: LedgerAccountStore;
  readonly journal: JournalStore;
  readonly invoices: InvoiceStore;
  readonly settlements: SettlementStore;
  readonly creditNotes: CreditNoteStore;
  readonly writeOffs: WriteOffStore;
  readonly receivables: ReceivablesStore;
  readonly payments: CustomerPaymentStore;
  readonly cancelledReservations: CancelledReservationStore;
}

/** @param connection the database, or a transaction: then all stores work inside it */
export function createStores(connection: Kysely<FinanceTables>, engine: SqlEngine): FinanceStores {
  return {
    books: createBooksStore(connection, engine),
    accounts: createLedgerAccountStore(connection, engine),
    journal: createJournalStore(connection, engine),
    invoices: createInvoiceStore(connection, engine),
    settlements: createSettlementStore(connection, engine),
    creditNotes: createCreditNoteStore(connection, engine),
    writeOffs: createWriteOffStore(connection),
    receivables: createReceivablesStore(connection),
    payments: createCustomerPaymentStore(connection, engine),
    cancelledReservations: createCancelledReservationStore(connection),
  };
}
