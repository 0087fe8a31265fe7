import { type CalendarDate, daysBetween, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { createReceivablesStore, type OpenInvoice } from '../stores/receivables-store.ts';
import { parseReportDate, reportCurrency } from './report-input.ts';

/** Amounts due by days past the due date; an invoice due today is not due yet in this sense. */
export const agingBuckets = [
  { name: 'notDue', lastDay: 0 },
  { name: 'days1To30', lastDay: 30 },
  { name: 'days31To60', lastDay: 60 },
  { name: 'days61To90', lastDay: 90 },
  { name: 'over90Days', lastDay: Number.POSITIVE_INFINITY },
] as const;

/** Name of a bucket. */
export type AgingBucket = (typeof agingBuckets)[number]['name'];
/** Minor units by bucket, and their sum. */
export type AgedAmounts = Readonly<Record<AgingBucket | 'total', bigint>>;

/** Who owed how much for how long, at the end of a day. */
export interface AgedReceivables {
  readonly asOf: CalendarDate;
  readonly currency: string;
  /** One for each debtor, the largest total first. */
  readonly rows: ReadonlyArray<{
    readonly customerId: string | undefined;
    /** Set for debtors who are no customer of crm. */
    readonly userId: string | undefined;
    readonly amounts: AgedAmounts;
  }>;
  readonly totals: AgedAmounts;
}

/** Reads who owed how much for how long at the end of a day. Needs `finance:report:read`. */
export async function readAgedReceivables(
  { database, clock, settings }: FinanceDependencies,
  viewer: Viewer,
  request: { readonly asOf?: string | undefined; readonly currencyCode?: string | undefined },
): Promise<AgedReceivables> {
  const organizationId = requirePermission(viewer, 'finance:report:read');
  const asOf = parseReportDate('asOf', request.asOf) ?? toCalendarDate(clock());
  const currency = await reportCurrency(
    database.kysely,
    organizationId,
    request.currencyCode,
    settings.defaultCurrency,
  );
  const open = await createReceivablesStore(database.kysely).findOpen(organizationId, asOf, currency);
  const byDebtor = Map.groupBy(open, ({ customerId, userId }) => customerId ?? `user:${userId}`);
  const rows = [...byDebtor.values()].map((invoices) => ({
    customerId: invoices[0]?.customerId,
    userId: invoices[0]?.customerId === undefined ? invoices[0]?.userId : undefined,
    amounts: ageInvoices(invoices, asOf),
  }));
  rows.sort((a, b) => Number(b.amounts.total - a.amounts.total));
  return { asOf, currency, rows, totals: ageInvoices(open, asOf) };
}

/** Sums amounts due into the buckets by days past due. */
export function ageInvoices(
  invoices: ReadonlyArray<Pick<OpenInvoice, 'dueOn' | 'amountDue'>>,
  asOf: CalendarDate,
): AgedAmounts {
  const amounts: Record<AgingBucket | 'total', bigint> = {
    notDue: 0n,
    days1To30: 0n,
    days31To60: 0n,
    days61To90: 0n,
    over90Days: 0n,
    total: 0n,
  };
  for (const { dueOn, amountDue } of invoices) {
    const daysPast = daysBetween(dueOn, asOf);
    const bucket = agingBuckets.find(({ lastDay }) => daysPast <= lastDay)?.name ?? 'over90Days';
    amounts[bucket] += amountDue;
    amounts.total += amountDue;
  }
  return amounts;
}
