import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { countWorkingDays, countWorkingDaysInYear, yearsBetween } from './working-days.ts';

test.each([
  ['2026-05-13', '2026-05-13', 1],
  ['2026-05-16', '2026-05-17', 0],
  ['2026-05-15', '2026-05-18', 2],
  ['2026-05-11', '2026-05-24', 10],
  ['2026-05-14', '2026-05-13', 0],
  ['2024-02-26', '2024-03-01', 5],
])('from %s to %s are %d working days', (from, to, days) => {
  expect(countWorkingDays(from, to)).toBe(days);
});

test('working days agree with a count day by day over a calendar', () => {
  const anyDay = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map(toCalendarDate);
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 800 }), (from, length) => {
      const days = Array.from({ length: length + 1 }, (_, index) => addDays(from, index));
      const expected = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay())).length;
      const to = addDays(from, length);
      expect(countWorkingDays(from, to)).toBe(expected);
      const byYear = yearsBetween(from, to).map((year) => countWorkingDaysInYear(from, to, year));
      expect(byYear.reduce((sum, count) => sum + count, 0)).toBe(expected);
    }),
  );
});

test('a leave over New Year touches both years', () => {
  expect(yearsBetween('2026-12-30', '2027-01-04')).toEqual([2026, 2027]);
  expect(countWorkingDaysInYear('2026-12-30', '2027-01-04', 2026)).toBe(2);
  expect(countWorkingDaysInYear('2026-12-30', '2027-01-04', 2027)).toBe(2);
  expect(countWorkingDaysInYear('2026-12-30', '2027-01-04', 2028)).toBe(0);
});
