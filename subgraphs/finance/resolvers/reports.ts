import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type ReportQueries = Pick<QueryResolvers, 'trialBalance' | 'agedReceivables' | 'profitAndLoss'>;

/** The reports. */
export const reportQueries: ReportQueries = {
  trialBalance: (_parent, { asOf }, { service, call }) =>
    service.getTrialBalance(withoutNulls({ asOf }), call),
  agedReceivables: (_parent, { asOf, currency }, { service, call }) =>
    service.getAgedReceivables(withoutNulls({ asOf, currencyCode: currency }), call),
  profitAndLoss: (_parent, { from, to, currency }, { service, call }) =>
    service.getProfitAndLoss(withoutNulls({ from, to, currencyCode: currency }), call),
};

/** The trial balance. */
export const TrialBalance: Resolvers['TrialBalance'] = {
  isBalanced: ({ totals }) => totals.every(({ debit, credit }) => debit?.minorUnits === credit?.minorUnits),
};

/** A row of the trial balance. */
export const TrialBalanceRow: Resolvers['TrialBalanceRow'] = {
  account: ({ accountId }, _args, { loaders }) =>
    loadRequired(loaders.accountById, 'LedgerAccount', accountId),
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
  account: ({ accountId }, _args, { loaders }) =>
    loadRequired(loaders.accountById, 'LedgerAccount', accountId),
};
