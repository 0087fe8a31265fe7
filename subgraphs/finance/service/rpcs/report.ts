import type {
  AgedAmounts as AgedAmountsMessage,
  FinanceServiceService,
} from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { type Money, money, moneyToProto } from '../../../kit/values/money.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { type AgedAmounts, readAgedReceivables } from '../reports/read-aged-receivables.ts';
import { type ProfitAndLossRow, readProfitAndLoss } from '../reports/read-profit-and-loss.ts';
import { readTrialBalance } from '../reports/read-trial-balance.ts';

type ReportRpc = 'getTrialBalance' | 'getAgedReceivables' | 'getProfitAndLoss';

/** The RPCs of the reports. */
export function createReportHandlers(
  dependencies: FinanceDependencies,
): Pick<ServiceHandlers<FinanceServiceService>, ReportRpc> {
  return {
    getTrialBalance: async (request, { viewer }) => {
      const { asOf, rows, totals } = await readTrialBalance(dependencies, viewer, request);
      return {
        asOf,
        rows: rows.map((row) => ({ accountId: row.accountId, ...toColumns(row) })),
        totals: totals.map(toColumns),
      };
    },
    getAgedReceivables: async (request, { viewer }) => {
      const { asOf, currency, rows, totals } = await readAgedReceivables(dependencies, viewer, request);
      return {
        asOf,
        currencyCode: currency,
        rows: rows.map((row) => ({ ...row, amounts: toAgedAmountsMessage(row.amounts, currency) })),
        totals: toAgedAmountsMessage(totals, currency),
      };
    },
    getProfitAndLoss: async (request, { viewer }) => {
      const report = await readProfitAndLoss(dependencies, viewer, request);
      return {
        from: report.from,
        to: report.to,
        currencyCode: report.currency,
        income: report.income.map(toProfitAndLossRow),
        expenses: report.expenses.map(toProfitAndLossRow),
        totalIncome: moneyToProto(report.totalIncome),
        totalExpenses: moneyToProto(report.totalExpenses),
        netProfit: moneyToProto(report.netProfit),
      };
    },
  };
}

function toColumns(columns: { readonly debit: Money; readonly credit: Money }) {
  return { debit: moneyToProto(columns.debit), credit: moneyToProto(columns.credit) };
}

function toProfitAndLossRow(row: ProfitAndLossRow) {
  return { accountId: row.accountId, amount: moneyToProto(row.amount) };
}

function toAgedAmountsMessage(amounts: AgedAmounts, currency: string): AgedAmountsMessage {
  const amount = (minorUnits: bigint) => moneyToProto(money(minorUnits, currency));
  return {
    notDue: amount(amounts.notDue),
    days1To30: amount(amounts.days1To30),
    days31To60: amount(amounts.days31To60),
    days61To90: amount(amounts.days61To90),
    over90Days: amount(amounts.over90Days),
    total: amount(amounts.total),
  };
}
