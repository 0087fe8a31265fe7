import type { Kysely } from 'kysely';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { type CalendarDate, calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { currencyDecimals } from '../../../kit/values/money.ts';
import { findBooksCurrency } from '../books/lock-books.ts';
import type { FinanceTables } from '../stores/tables.ts';

/** A date argument of a report; undefined when it is not given. Throws BAD_USER_INPUT naming the argument. */
export function parseReportDate(path: string, text: string | undefined): CalendarDate | undefined {
  if (text === undefined) return undefined;
  const parsed = calendarDateSchema.safeParse(text);
  if (!parsed.success) throw invalidInput({ path, message: 'Not a calendar date such as 2026-01-31.' });
  return parsed.data;
}

/** The currency a report is in: the one asked for, or that of the books. Throws BAD_USER_INPUT. */
export async function reportCurrency(
  connection: Kysely<FinanceTables>,
  organizationId: string,
  requested: string | undefined,
  defaultCurrency: string,
): Promise<string> {
  if (requested === undefined)
    return (await findBooksCurrency(connection, organizationId)) ?? defaultCurrency;
  if (!Object.hasOwn(currencyDecimals, requested))
    throw invalidInput({ path: 'currency', message: 'Not a currency the ERP books in.' });
  return requested;
}
