import { z } from 'zod';

/** Rules of input fields that several crm entities have. */
export const nameField = z
  .string('A name is required.')
  .trim()
  .min(1, 'A name is required.')
  .max(200, 'A name has at most 200 characters.');

export const emailField = z.email('Not an email address.').max(254, 'Not an email address.').optional();

export const phoneField = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s()./-]{2,39}$/, 'Not a phone number.')
  .optional();

/** Optional text; what is empty after trimming counts as left out. */
export function textField(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength, `At most ${maxLength} characters.`)
    .transform((text) => (text === '' ? undefined : text))
    .optional();
}

export const userIdField = z
  .string('A user is required.')
  .min(1, 'A user is required.')
  .max(64, 'Not a user id.');

/** Whole percent. */
export const percentField = z.int('A whole number.').min(0, 'At least 0.').max(100, 'At most 100.');

export const dateField = z.iso.date('A calendar date such as 2026-01-31.').optional();

/** A positive amount or zero, as use cases hold it. */
export const amountField = z.object(
  { minorUnits: z.bigint().min(0n, 'An amount cannot be negative.'), currency: z.string() },
  'An amount is required.',
);
