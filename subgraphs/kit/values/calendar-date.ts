import { z } from 'zod';

/** A calendar day `YYYY-MM-DD` in UTC: such texts compare in the order of time. */
export type CalendarDate = string;

const dayMs = 24 * 60 * 60 * 1_000;

/** The day of an instant, in UTC. */
export function toCalendarDate(instant: Date): CalendarDate {
  return instant.toISOString().slice(0, 10);
}

/** The day `days` later; earlier for a negative number. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(new Date(Date.parse(date) + days * dayMs));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The later of two days. */
export function laterDate(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
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

const firstAccepted = '1900-01-01';
const lastAccepted = '2199-12-31';

/** A day of untrusted input: one that exists, from 1900 to 2199. */
export const calendarDateSchema = z
  .string('A calendar date such as 2026-01-31.')
  .refine(isCalendarDate, { message: 'Not a calendar date such as 2026-01-31.', abort: true })
  .refine(
    (date) => date >= firstAccepted && date <= lastAccepted,
    `A calendar date from ${firstAccepted} to ${lastAccepted}.`,
  );

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && toCalendarDate(new Date(time)) === text;
}
