import { z } from 'zod';
import { calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { emailSchema, optionalText, requiredText } from '../../../kit/values/text.ts';

/** Rules of input fields that several crm entities have. */
export const nameField = requiredText({ subject: 'A name', maxLength: 200 });

/** An optional email address. */
export const emailField = emailSchema.optional();

/** An optional phone number: digits, spaces and `+ ( ) . / -`, 3 to 40 characters. */
export const phoneField = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s()./-]{2,39}$/, 'Not a phone number.')
  .optional();

/** Optional text of one line; what is empty after trimming counts as left out. */
export function textField(maxLength: number) {
  return optionalText({ maxLength });
}

/** Optional text of several lines. */
export function longTextField(maxLength: number) {
  return optionalText({ maxLength, isMultiline: true });
}

/** The id of a user; auth decides whether it exists. */
export const userIdField = z
  .string('A user is required.')
  .min(1, 'A user is required.')
  .max(64, 'Not a user id.');

/** Whole percent. */
export const percentField = z.int('A whole number.').min(0, 'At least 0.').max(100, 'At most 100.');

/** An optional calendar date `YYYY-MM-DD`. */
export const dateField = calendarDateSchema.optional();

/** Most that an opportunity can be worth, in minor units: what hundreds of them come to still fits into an amount. */
const maxMinorUnits = 10n ** 16n;

/** A positive amount or zero, as use cases hold it. */
export const amountField = z
  .object({ minorUnits: z.bigint(), currency: z.string() }, 'An amount is required.')
  .refine(({ minorUnits }) => minorUnits >= 0n, 'An amount cannot be negative.')
  .refine(({ minorUnits }) => minorUnits <= maxMinorUnits, 'The amount is too large.');
