import { z } from 'zod';
import { leaveKinds } from './leave-request.ts';

/** Rules of input fields that several use cases have. */

/** A required line of text; surrounding space is dropped, control characters are refused. */
export function lineField(label: string, maxLength: number) {
  return z
    .string(`${label} is required.`)
    .trim()
    .min(1, `${label} is required.`)
    .max(maxLength, `${label} has at most ${maxLength} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), `${label} must be one line of text.`);
}

/** Optional text of several lines; empty counts as left out. */
export function textField(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength, `At most ${maxLength} characters.`)
    .transform((text) => (text === '' ? undefined : text))
    .optional();
}

/** Id of something the input refers to. */
export function idField(label: string) {
  return z.string(`${label} is required.`).min(1, `${label} is required.`).max(64, 'Not an id.');
}

/** Email address, kept in lower case so that it is unique whatever the case. */
export const emailField = z
  .email('Not an email address.')
  .max(254, 'Not an email address.')
  .transform((email) => email.toLowerCase())
  .optional();

/** Phone number, written as people write it. */
export const phoneField = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s()./-]{2,39}$/, 'Not a phone number.')
  .optional();

/** Calendar date. */
export const dateField = z.iso.date('A calendar date such as 2026-01-31.');

/** A kind of leave that is named. */
export const leaveKindField = z.enum(leaveKinds, 'A kind of leave is required.');

const maxSalaryMinorUnits = 100_000_000_000n;

/** Gross salary per year, as the message carries it. */
export const salaryField = z
  .object({ minorUnits: z.bigint(), currencyCode: z.string() })
  .refine(
    ({ minorUnits }) => minorUnits > 0n && minorUnits <= maxSalaryMinorUnits,
    'A salary is more than zero and not beyond measure.',
  )
  .optional();

/** Fields that describe a person; hiring asks for all of them, an update for those that change. */
export const personFields = z.object({
  firstName: lineField('A first name', 100),
  lastName: lineField('A last name', 100),
  email: emailField,
  phone: phoneField,
  userId: idField('A user').optional(),
  position: lineField('A position', 120),
  salary: salaryField,
});
