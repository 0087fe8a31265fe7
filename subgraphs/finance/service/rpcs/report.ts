import type {
  AgedAmounts as AgedAmountsMessage,
  FinanceServiceService,
} from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { type Money, money, moneyToProto } from '../../../kit/values/money.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { AgedAmounts } from '../model/aged-receivables.ts';
import { readAgedReceivables } from '../reports/read-aged-receivables.ts';
import { type ProfitAndLossRow, readProfitAndLoss } from '../reports/read-profit-and-loss.ts';
import { readTrialBalance } from '../reports/read-trial-balance.ts';

type ReportRpcs = Pick<
  ServiceHandlers<FinanceServiceService>,
  'getTrialBalance' | 'getAgedReceivables' | 'getProfitAndLoss'
>;

/** RPCs of the reports. */
export function createReportRpcs(dependencies: FinanceDependencies): ReportRpcs {
  return {
    getTrialBalance: async (request, call) => {
      const { asOf, rows, totals } = await readTrialBalance(dependencies, call, request);
      return {
        asOf,
        rows: rows.map((row) => ({ accountId: row.accountId, ...toColumns(row) })),
        totals: totals.map(toColumns),
      };
    },
    getAgedReceivables: async (request, call) => {
      const { asOf, currency, rows, totals } = await readAgedReceivables(dependencies, call, request);
      return {
        asOf,
        currencyCode: currency,
        rows: rows.map((row) => ({ ...row, amounts: toAgedAmountsMessage(row.amounts, currency) })),
        totals: toAgedAmountsMessage(totals, currency),
      };
    },
    getProfitAndLoss: async (request, call) => {
      const report = await readProfitAndLoss(dependencies, call, request);
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
