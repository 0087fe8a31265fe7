import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  lastDayOf,
  laterDate,
  yearOf,
} from '../../../kit/values/calendar-date.ts';

/** Days from Monday to Friday in the range, both ends included; 0 when it is empty. */
export function countWorkingDays(from: CalendarDate, to: CalendarDate): number {
  const days = daysBetween(from, to) + 1;
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  const firstWeekday = new Date(Date.parse(from)).getUTCDay();
  for (let offset = 0; offset < days % 7; offset += 1) {
    const weekday = (firstWeekday + offset) % 7;
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** Working days of the range that fall into a calendar year. */
export function countWorkingDaysInYear(from: CalendarDate, to: CalendarDate, year: number): number {
  const begin = laterDate(from, firstDayOf(year));
  const end = to < lastDayOf(year) ? to : lastDayOf(year);
  return countWorkingDays(begin, end);
}

/** Calendar years that the range touches, in order. */
export function yearsBetween(from: CalendarDate, to: CalendarDate): readonly number[] {
  const first = yearOf(from);
  return Array.from({ length: yearOf(to) - first + 1 }, (_, index) => first + index);
}
