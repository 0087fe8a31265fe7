import { moneyResolvers } from '../../kit/graphql/money-resolver.ts';
import { scalarResolvers } from '../../kit/graphql/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
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
  Query: { ...invoiceQueries, ...ledgerQueries, ...reportQueries },
  Mutation: { ...invoiceMutations, ...ledgerMutations },
  Money: moneyResolvers,
  Invoice,
  InvoiceLine,
  InvoiceSettlement,
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
