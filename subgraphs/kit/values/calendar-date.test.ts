import { expect, test } from '@jest/globals';
import {
  addDays,
  calendarDateSchema,
  daysBetween,
  firstDayOf,
  lastDayOf,
  laterDate,
  toCalendarDate,
  yearOf,
} from './calendar-date.ts';

test('days are counted over the ends of months and leap days', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
  expect(laterDate('2026-01-02', '2026-01-10')).toBe('2026-01-10');
});

test('an instant belongs to the day it has in UTC', () => {
  expect(toCalendarDate(new Date('2026-01-01T00:30:00+02:00'))).toBe('2025-12-31');
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '0026-01-01'])(
  '%p is not a valid date',
  (text) => {
    expect(calendarDateSchema.safeParse(text).success).toBe(false);
  },
);

test('a day too long ago or too far ahead is distinguished from what is not a day', () => {
  const messagesOf = (text: string) =>
    calendarDateSchema.safeParse(text).error?.issues.map(({ message }) => message);
  const range = 'A calendar date from 1900-01-01 to 2199-12-31.';
  expect([messagesOf('1899-12-31'), messagesOf('9999-12-31')]).toEqual([[range], [range]]);
  expect(messagesOf('1899-02-30')).toEqual(['Not a calendar date such as 2026-01-31.']);
  expect([messagesOf('1900-01-01'), messagesOf('2199-12-31')]).toEqual([undefined, undefined]);
});

test('a year begins and ends with days of that year', () => {
  expect([firstDayOf(2026), lastDayOf(2026)]).toEqual(['2026-01-01', '2026-12-31']);
  expect(yearOf(addDays(lastDayOf(2026), 1))).toBe(2027);
});
