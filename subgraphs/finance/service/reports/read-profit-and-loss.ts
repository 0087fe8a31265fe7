import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { type AccountSum, createJournalStore } from '../stores/journal-store.ts';
import { parseReportDate, reportCurrency } from './report-input.ts';

/** What an account came to in a period, in the account's own direction. */
export interface ProfitAndLossRow {
  readonly accountId: string;
  readonly amount: Money;
}

/** Income and expenses of a period in one currency. */
export interface ProfitAndLoss {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly currency: string;
  readonly income: readonly ProfitAndLossRow[];
  readonly expenses: readonly ProfitAndLossRow[];
  readonly totalIncome: Money;
  readonly totalExpenses: Money;
  readonly netProfit: Money;
}

/** Reads income and expenses posted from `from` to `to`, both inclusive. Needs `finance:report:read`. */
export async function readProfitAndLoss(
  { database, settings }: FinanceDependencies,
  viewer: Viewer,
  request: { readonly from: string; readonly to: string; readonly currencyCode?: string | undefined },
): Promise<ProfitAndLoss> {
  const organizationId = requirePermission(viewer, 'finance:report:read');
  const from = parseReportDate('from', request.from) ?? request.from;
  const to = parseReportDate('to', request.to) ?? request.to;
  if (from > to) throw invalidInput({ path: 'to', message: 'The period ends before it begins.' });
  const currency = await reportCurrency(
    database.kysely,
    organizationId,
    request.currencyCode,
    settings.defaultCurrency,
  );
  const journal = createJournalStore(database.kysely);
  const period = { from, to, currency };
  const [income, expenses] = await Promise.all([
    journal.sumAccounts(organizationId, { ...period, types: ['INCOME'] }),
    journal.sumAccounts(organizationId, { ...period, types: ['EXPENSE'] }),
  ]);
  const incomeRows = toRows(income, -1n);
  const expenseRows = toRows(expenses, 1n);
  const totalIncome = sum(incomeRows);
  const totalExpenses = sum(expenseRows);
  return {
    from,
    to,
    currency,
    income: incomeRows,
    expenses: expenseRows,
    totalIncome: money(totalIncome, currency),
    totalExpenses: money(totalExpenses, currency),
    netProfit: money(totalIncome - totalExpenses, currency),
  };
}

/** Accounts in their own direction; those at zero are left out. */
function toRows(sums: readonly AccountSum[], direction: bigint): readonly ProfitAndLossRow[] {
  return sums
    .filter(({ amount }) => amount !== 0n)
    .map(({ accountId, amount, currency }) => ({ accountId, amount: money(amount * direction, currency) }));
}

function sum(rows: readonly ProfitAndLossRow[]): bigint {
  return rows.reduce((total, row) => total + row.amount.minorUnits, 0n);
}
