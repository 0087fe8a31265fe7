import { type CalendarDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { findBooksCurrency } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { createJournalStore } from '../stores/journal-store.ts';
import { parseReportDate } from './report-input.ts';

/** Balances of all accounts at the end of a day; debits equal credits in each currency. */
export interface TrialBalance {
  readonly asOf: CalendarDate;
  readonly rows: ReadonlyArray<{ readonly accountId: string; readonly debit: Money; readonly credit: Money }>;
  /** One for each currency, by code; the currency of the books always. */
  readonly totals: ReadonlyArray<{ readonly debit: Money; readonly credit: Money }>;
}

/** Reads the trial balance, by account code; accounts at zero are left out. Needs `finance:report:read`. */
export async function readTrialBalance(
  { database, clock, settings }: FinanceDependencies,
  viewer: Viewer,
  request: { readonly asOf?: string | undefined },
): Promise<TrialBalance> {
  const organizationId = requirePermission(viewer, 'finance:report:read');
  const asOf = parseReportDate('asOf', request.asOf) ?? toCalendarDate(clock());
  const sums = await createJournalStore(database.kysely).sumAccounts(organizationId, { to: asOf });
  const rows = sums
    .filter((sum) => sum.amount !== 0n)
    .map(({ accountId, currency, amount }) => ({
      accountId,
      debit: money(amount > 0n ? amount : 0n, currency),
      credit: money(amount < 0n ? -amount : 0n, currency),
    }));
  const booksCurrency =
    (await findBooksCurrency(database.kysely, organizationId)) ?? settings.defaultCurrency;
  const currencies = new Set([booksCurrency, ...rows.map((row) => row.debit.currency)]);
  const totals = [...currencies].toSorted().map((currency) => {
    const ofCurrency = rows.filter((row) => row.debit.currency === currency);
    return {
      debit: money(
        ofCurrency.reduce((sum, row) => sum + row.debit.minorUnits, 0n),
        currency,
      ),
      credit: money(
        ofCurrency.reduce((sum, row) => sum + row.credit.minorUnits, 0n),
        currency,
      ),
    };
  });
  return { asOf, rows, totals };
}
