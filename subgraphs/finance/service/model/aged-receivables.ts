import { type CalendarDate, daysBetween } from '../../../kit/values/calendar-date.ts';

/** An invoice with an amount due on some day. */
export interface OpenInvoice {
  readonly customerId: string | undefined;
  readonly userId: string | undefined;
  readonly dueOn: CalendarDate;
  readonly amountDue: bigint;
}

/** Amounts due by days past the due date; an invoice due today is not due yet in this sense. */
const agingBuckets = [
  { name: 'notDue', lastDay: 0 },
  { name: 'days1To30', lastDay: 30 },
  { name: 'days31To60', lastDay: 60 },
  { name: 'days61To90', lastDay: 90 },
  { name: 'over90Days', lastDay: Number.POSITIVE_INFINITY },
] as const;

/** Name of a bucket. */
type AgingBucket = (typeof agingBuckets)[number]['name'];
/** Minor units by bucket, and their sum. */
export type AgedAmounts = Readonly<Record<AgingBucket | 'total', bigint>>;

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
