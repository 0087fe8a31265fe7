import { z } from 'zod';
import { emailSchema, foldEmail, optionalText, requiredText } from '../../../kit/values/text.ts';
import { leaveKinds } from './leave-request.ts';

/** Rules of input fields that several use cases have. */

/** Optional text of several lines; what is empty after trimming counts as left out. */
export function textField(maxLength: number) {
  return optionalText({ maxLength, isMultiline: true });
}

/** Id of something the input refers to. */
export function idField(label: string) {
  return z.string(`${label} is required.`).min(1, `${label} is required.`).max(64, 'Not an id.');
}

/** Email address, kept folded so that it is unique whatever the case. */
export const emailField = emailSchema.transform(foldEmail).optional();

/** Phone number, written as people write it. */
export const phoneField = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s()./-]{2,39}$/, 'Not a phone number.')
  .optional();

/** What an employee works as. */
export const positionField = requiredText({ subject: 'A position', maxLength: 120 });

/** A kind of leave that is named. */
export const leaveKindField = z.enum(leaveKinds, 'A kind of leave is required.');

const maxSalaryMinorUnits = 100_000_000_000n;

/** Gross salary per year, as the message carries it. */
const salaryField = z
  .object({ minorUnits: z.bigint(), currencyCode: z.string() })
  .refine(({ minorUnits }) => minorUnits > 0n, 'A salary must be greater than zero.')
  .refine(({ minorUnits }) => minorUnits <= maxSalaryMinorUnits, 'The salary is too high.')
  .optional();

/** Fields that describe a person; hiring asks for all of them, an update for those that change. */
export const personFields = z.object({
  firstName: requiredText({ subject: 'A first name', maxLength: 100 }),
  lastName: requiredText({ subject: 'A last name', maxLength: 100 }),
  email: emailField,
  phone: phoneField,
  userId: idField('A user').optional(),
  position: positionField,
  salary: salaryField,
});
