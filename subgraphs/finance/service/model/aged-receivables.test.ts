import { expect, test } from '@jest/globals';
import { addDays } from '../../../kit/values/calendar-date.ts';
import { ageInvoices } from './aged-receivables.ts';

test.each([
  { daysPast: -5, bucket: 'notDue' },
  { daysPast: 0, bucket: 'notDue' },
  { daysPast: 1, bucket: 'days1To30' },
  { daysPast: 30, bucket: 'days1To30' },
  { daysPast: 31, bucket: 'days31To60' },
  { daysPast: 60, bucket: 'days31To60' },
  { daysPast: 61, bucket: 'days61To90' },
  { daysPast: 90, bucket: 'days61To90' },
  { daysPast: 91, bucket: 'over90Days' },
  { daysPast: 4_000, bucket: 'over90Days' },
] as const)('$daysPast days past due is $bucket', ({ daysPast, bucket }) => {
  const asOf = '2026-03-31';
  const amounts = ageInvoices([{ dueOn: addDays(asOf, -daysPast), amountDue: 7n }], asOf);
  const empty = { notDue: 0n, days1To30: 0n, days31To60: 0n, days61To90: 0n, over90Days: 0n };
  expect(amounts).toEqual({ ...empty, [bucket]: 7n, total: 7n });
});
