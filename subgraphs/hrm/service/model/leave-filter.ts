import { z } from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  firstDayOf,
  lastDayOf,
} from '../../../kit/values/calendar-date.ts';
import type { LeaveKind, LeaveStatus } from './leave-request.ts';

/** What a list of leave requests may be narrowed to. */
export interface LeaveFilter {
  readonly status?: LeaveStatus | undefined;
  readonly kind?: LeaveKind | undefined;
  readonly employeeId?: string | undefined;
  /** Only leave that ends on this day or later. */
  readonly from?: CalendarDate | undefined;
  /** Only leave that begins on this day or earlier. */
  readonly to?: CalendarDate | undefined;
}

/** The filter for leave with at least one day in a year; everything without one. */
export function leaveInYear(year: number | undefined): LeaveFilter {
  return year === undefined ? {} : { from: firstDayOf(year), to: lastDayOf(year) };
}

/** Range of days that a list of leave requests may be narrowed to. */
export const leaveRangeSchema = z.object({
  from: calendarDateSchema.optional(),
  to: calendarDateSchema.optional(),
});

/** Calendar year that leave may be narrowed to. */
export const yearSchema = z.object({
  year: z.int('A year.').min(1900, 'A year from 1900 on.').max(2200, 'A year until 2200.').optional(),
});
