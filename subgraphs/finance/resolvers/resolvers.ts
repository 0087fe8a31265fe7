import { moneyResolvers } from '../../kit/graphql/money-resolver.ts';
import { scalarResolvers } from '../../kit/graphql/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
import { CreditNote, CreditNoteLine, creditNoteMutations, creditNoteQueries } from './credit-note.ts';
import { CustomerPayment, customerPaymentMutations, customerPaymentQueries } from './customer-payment.ts';
import {
  Customer,
  Invoice,
  InvoiceLine,
  InvoiceSettlement,
  invoiceMutations,
  invoiceQueries,
  Reservation,
} from './invoice.ts';
import { JournalEntry, JournalLine, LedgerAccount, ledgerMutations, ledgerQueries } from './ledger.ts';
import {
  AgedReceivables,
  AgedReceivablesRow,
  ProfitAndLoss,
  ProfitAndLossRow,
  reportQueries,
  TrialBalance,
  TrialBalanceRow,
} from './reports.ts';

/** All resolvers of `schema/finance.graphql`. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query: {
    ...invoiceQueries,
    ...creditNoteQueries,
    ...customerPaymentQueries,
    ...ledgerQueries,
    ...reportQueries,
  },
  Mutation: { ...invoiceMutations, ...creditNoteMutations, ...customerPaymentMutations, ...ledgerMutations },
  Money: moneyResolvers,
  Invoice,
  InvoiceLine,
  InvoiceSettlement,
  CreditNote,
  CreditNoteLine,
  CustomerPayment,
  LedgerAccount,
  JournalEntry,
  JournalLine,
  TrialBalance,
  TrialBalanceRow,
  AgedReceivables,
  AgedReceivablesRow,
  ProfitAndLoss,
  ProfitAndLossRow,
  Customer,
  Reservation,
};
