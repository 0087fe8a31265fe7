/** A calendar day as `YYYY-MM-DD`: such texts compare in the order of time. */
export type CalendarDate = string;

const msPerDay = 86_400_000;

/** The day of an instant, in UTC. */
export function toCalendarDate(instant: Date): CalendarDate {
  return instant.toISOString().slice(0, 10);
}

/** The day `days` after (or, when negative, before) another. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(new Date(Date.parse(date) + days * msPerDay));
}

/** Calendar year of a day. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** 1 January of a year. */
export function firstDayOf(year: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-01-01`;
}

/** 31 December of a year. */
export function lastDayOf(year: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-12-31`;
}

/** Days from Monday to Friday in the range, both ends included; 0 when it is empty. */
export function countWorkingDays(from: CalendarDate, to: CalendarDate): number {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / msPerDay) + 1;
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
  const begin = from > firstDayOf(year) ? from : firstDayOf(year);
  const end = to < lastDayOf(year) ? to : lastDayOf(year);
  return countWorkingDays(begin, end);
}

/** Calendar years that the range touches, in order. */
export function yearsBetween(from: CalendarDate, to: CalendarDate): readonly number[] {
  const first = yearOf(from);
  return Array.from({ length: yearOf(to) - first + 1 }, (_, index) => first + index);
}
