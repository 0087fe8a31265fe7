import { z } from 'zod';
import type { GetProfitAndLossRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { type CalendarDate, calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { AccountSum } from '../stores/journal-store.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { readReportCurrency } from './report-currency.ts';

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

const inputSchema = z.object({ from: calendarDateSchema, to: calendarDateSchema });

/** Reads income and expenses posted from `from` to `to`, both inclusive. Needs `finance:report:read`. */
export async function readProfitAndLoss(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: GetProfitAndLossRequest,
): Promise<ProfitAndLoss> {
  const organizationId = requirePermission(call.viewer, 'finance:report:read');
  const { from, to } = validateInput(inputSchema, request);
  if (from > to) throw invalidInput({ path: 'to', message: 'The period ends before it begins.' });
  const currency = await readReportCurrency(dependencies, organizationId, request.currencyCode);
  const { journal } = unitOfWork.read(dependencies);
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
