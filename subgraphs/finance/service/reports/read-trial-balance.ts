import { z } from 'zod';
import type { GetTrialBalanceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { type CalendarDate, calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { type Money, money, sumMoney } from '../../../kit/values/money.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { readBooksCurrency } from './books-currency.ts';

/** Balances of all accounts at the end of a day; debits equal credits in each currency. */
export interface TrialBalance {
  readonly asOf: CalendarDate;
  readonly rows: ReadonlyArray<{ readonly accountId: string; readonly debit: Money; readonly credit: Money }>;
  /** One for each currency, by code; the currency of the books always. */
  readonly totals: ReadonlyArray<{ readonly debit: Money; readonly credit: Money }>;
}

const inputSchema = z.object({ asOf: calendarDateSchema.optional() });

/** Reads the trial balance, by account code; accounts at zero are left out. Needs `finance:report:read`. */
export async function readTrialBalance(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: GetTrialBalanceRequest,
): Promise<TrialBalance> {
  const organizationId = requirePermission(call.viewer, 'finance:report:read');
  const { asOf = toCalendarDate(dependencies.clock()) } = validateInput(inputSchema, request);
  const sums = await unitOfWork.read(dependencies).journal.sumAccounts(organizationId, { to: asOf });
  const rows = sums
    .filter((sum) => sum.amount !== 0n)
    .map(({ accountId, currency, amount }) => ({
      accountId,
      debit: money(amount > 0n ? amount : 0n, currency),
      credit: money(amount < 0n ? -amount : 0n, currency),
    }));
  const booksCurrency = await readBooksCurrency(dependencies, organizationId);
  const currencies = new Set([booksCurrency, ...rows.map((row) => row.debit.currency)]);
  const totals = [...currencies].toSorted().map((currency) => {
    const ofCurrency = rows.filter((row) => row.debit.currency === currency);
    const sumOf = (side: 'debit' | 'credit'): Money =>
      sumMoney(
        ofCurrency.map((row) => row[side]),
        currency,
      );
    return { debit: sumOf('debit'), credit: sumOf('credit') };
  });
  return { asOf, rows, totals };
}
