import { z } from 'zod';
import { calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { optionalText, requiredText } from '../../../kit/values/text.ts';
import { priceSchema } from './amount-schema.ts';

const lineSchema = z.object({
  description: requiredText({ subject: 'A description', maxLength: 500, isMultiline: true }),
  quantity: z.number().int().min(1, 'The quantity must be at least 1.').max(100_000),
  unitPrice: priceSchema,
  taxRateBasisPoints: z
    .number()
    .int()
    .min(0, 'The tax rate must not be negative.')
    .max(10_000, 'The tax rate must be at most 10000 basis points (100 %).'),
  accountId: z.string().optional(),
});

/** A line as a client gives it; without an account it is booked as sales. */
export type LineInput = z.output<typeof lineSchema>;

/** What a client may say of a draft. Lines are 1..200, all in one currency. */
export const invoiceFields = z.object({
  customerId: requiredText({ subject: 'A customer', maxLength: 100 }),
  userId: optionalText({ maxLength: 100 }),
  pricesIncludeTax: z.boolean(),
  lines: listField(lineSchema, { max: 200 })
    .min(1, 'At least one line is required.')
    .refine(
      (lines) => lines.every((line) => line.unitPrice.currency === lines[0]?.unitPrice.currency),
      'All lines must be in one currency.',
    ),
  dueOn: calendarDateSchema.optional(),
  notes: optionalText({ maxLength: 2_000, isMultiline: true }),
});
