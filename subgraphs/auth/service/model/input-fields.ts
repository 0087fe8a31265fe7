import { z } from 'zod';
import { findRole } from './roles.ts';
import { normalizeEmail } from './user.ts';

/** Longest password that is hashed: a longer one costs an attacker nothing and us memory. */
const maxPasswordBytes = 128;

/** Fields that several inputs have in common, with the messages clients show. */
const nameText = z
  .string()
  .trim()
  .max(100, 'At most 100 characters.')
  .regex(/^[^\p{Cc}<>]*$/u, 'Contains characters that are not allowed.');

/** A name that must be given. */
export const nameField = nameText.min(1, 'A name is required.');
/** A name that may be left out. */
export const optionalNameField = nameText.optional();

/** An email address, normalized. */
export const emailField = z
  .string()
  .max(254, 'Not an email address.')
  .transform(normalizeEmail)
  .pipe(z.email('Not an email address.'));

/** A short name. */
export const usernameField = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{2,40}$/, 'Use 2 to 40 letters, digits, dots, dashes or underscores.');

/** A password somebody gives to log in: bounded, nothing else, since older ones may follow older rules. */
export const passwordField = z
  .string()
  .min(1, 'A password is required.')
  .refine(isBounded, `At most ${maxPasswordBytes} bytes.`);

/** A password somebody chooses. */
export const newPasswordField = z
  .string()
  .min(8, 'At least 8 characters.')
  .refine(isBounded, `At most ${maxPasswordBytes} bytes.`);

/** Keys of roles in the catalog, each once, sorted. */
export const rolesField = z
  .array(z.string().refine((key) => findRole(key) !== undefined, 'There is no such role.'))
  .max(20)
  .transform((keys) => [...new Set(keys)].sort());

/** A code of an authenticator app, or a recovery code. */
export const oneTimeCodeField = z.string().trim().min(1, 'A code is required.').max(40, 'Not a code.');

function isBounded(password: string): boolean {
  return Buffer.byteLength(password) <= maxPasswordBytes;
}
