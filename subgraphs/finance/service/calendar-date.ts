import { z } from 'zod';

/** A calendar date `YYYY-MM-DD` in UTC; such text sorts by time. */
export type CalendarDate = string;

const dayMs = 24 * 60 * 60 * 1_000;

/** The day an instant has in UTC. */
export function toCalendarDate(instant: Date): CalendarDate {
  return instant.toISOString().slice(0, 10);
}

/** The date that many days later; earlier for negative numbers. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(new Date(Date.parse(date) + days * dayMs));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The later of two dates. */
export function laterDate(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

/** A date of untrusted input: one that exists, between 1900 and 2199. */
export const calendarDateSchema = z
  .string()
  .refine(isCalendarDate, 'Not a calendar date such as 2026-01-31.');

function isCalendarDate(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && toCalendarDate(new Date(time)) === text;
}
