import type { Migrations } from '../../../kit/database/migrate.ts';
import { createLedger } from './0001-ledger.ts';
import { createInvoices } from './0002-invoices.ts';
import { createCustomerPayments } from './0003-customer-payments.ts';
import { createCreditNotes } from './0004-credit-notes.ts';
import { createReversals } from './0005-reversals.ts';
import { createCustomerCredit } from './0006-customer-credit.ts';
import { addFoldedTexts } from './0007-folded-texts.ts';
import { createWriteOffLines } from './0008-write-off-lines.ts';
import { addUnmatchedPayments } from './0009-unmatched-payments.ts';

/** The finance schema, oldest step first. */
export const migrations: Migrations = {
  '0001_ledger': createLedger,
  '0002_invoices': createInvoices,
  '0003_customer_payments': createCustomerPayments,
  '0004_credit_notes': createCreditNotes,
  '0005_reversals': createReversals,
  '0006_customer_credit': createCustomerCredit,
  '0007_folded_texts': addFoldedTexts,
  '0008_write_off_lines': createWriteOffLines,
  '0009_unmatched_payments': addUnmatchedPayments,
};
