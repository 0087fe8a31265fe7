import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import type { QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type ReportQueries = Pick<QueryResolvers, 'trialBalance' | 'agedReceivables' | 'profitAndLoss'>;

/** The reports. */
export const reportQueries: ReportQueries = {
  trialBalance: (_parent, { asOf }, { finance, call }) =>
    finance.getTrialBalance({ asOf: asOf ?? undefined }, call),
  agedReceivables: (_parent, { asOf, currency }, { finance, call }) =>
    finance.getAgedReceivables({ asOf: asOf ?? undefined, currencyCode: currency ?? undefined }, call),
  profitAndLoss: (_parent, { from, to, currency }, { finance, call }) =>
    finance.getProfitAndLoss({ from, to, currencyCode: currency ?? undefined }, call),
};

/** The trial balance. */
export const TrialBalance: Resolvers['TrialBalance'] = {
  isBalanced: ({ totals }) => totals.every(({ debit, credit }) => debit?.minorUnits === credit?.minorUnits),
};

/** A row of the trial balance. */
export const TrialBalanceRow: Resolvers['TrialBalanceRow'] = {
  account: ({ accountId }, _args, { loaders }) => loadRequired(loaders.account, 'LedgerAccount', accountId),
};

/** The aged receivables. */
export const AgedReceivables: Resolvers['AgedReceivables'] = {
  currency: ({ currencyCode }) => currencyCode,
};

/** What one debtor owes. */
export const AgedReceivablesRow: Resolvers['AgedReceivablesRow'] = {
  customer: ({ customerId }) => (customerId === undefined ? null : { id: customerId }),
  user: ({ userId }) => (userId === undefined ? null : { id: userId }),
};

/** The profit and loss of a period. */
export const ProfitAndLoss: Resolvers['ProfitAndLoss'] = {
  currency: ({ currencyCode }) => currencyCode,
};

/** A row of the profit and loss. */
export const ProfitAndLossRow: Resolvers['ProfitAndLossRow'] = {
  account: ({ accountId }, _args, { loaders }) => loadRequired(loaders.account, 'LedgerAccount', accountId),
};
