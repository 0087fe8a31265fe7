import { z } from 'zod';
import { dateField } from './input-fields.ts';

/** Range of days that a list of leave requests may be narrowed to. */
export const leaveRangeSchema = z.object({ from: dateField.optional(), to: dateField.optional() });

/** Calendar year that leave may be narrowed to. */
export const yearSchema = z.object({
  year: z.int('A year.').min(1900, 'A year from 1900 on.').max(2200, 'A year until 2200.').optional(),
});
