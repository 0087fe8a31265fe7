import { z } from 'zod';
import { type DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { emailSchema, foldEmail, foldText, optionalText, requiredText } from '../../../kit/values/text.ts';
import { isCommonPassword } from '../common-passwords/common-passwords.ts';
import { slugPattern } from './organization.ts';
import { findRole } from './roles.ts';

/** Longest password that is hashed: a longer one would use memory here and cost an attacker no effort. */
const maxPasswordBytes = 128;
/** A password of fewer is the first that is guessed. */
const minDifferentCharacters = 4;
const maxEmailLength = 254;

/** Fields that several inputs have in common, with the messages clients show. */

/** A name that must be given. */
export const nameField = requiredText({ subject: 'A name', maxLength: 100 })
  .refine(hasPlainCharacters, 'Contains characters that are not allowed.')
  .refine(isFreeOfAddresses, 'A name must not contain an address of the web or of mail.');
/** A name that may be left out, or empty. */
export const optionalNameField = optionalText({ maxLength: 100 })
  .refine(
    (name) => name === undefined || hasPlainCharacters(name),
    'Contains characters that are not allowed.',
  )
  .refine(
    (name) => name === undefined || isFreeOfAddresses(name),
    'A name must not contain an address of the web or of mail.',
  );

/** An email address, folded: the spelling under which it is stored and unique. */
export const emailField = z
  .string()
  .max(maxEmailLength, 'Not an email address.')
  .transform(foldEmail)
  .pipe(emailSchema);

/** The email address of a login, folded. Its shape is not checked: unknown addresses get the same answer. */
export const loginEmailField = z.string().max(maxEmailLength, 'Not an email address.').transform(foldEmail);

/** A short name. */
export const usernameField = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{2,40}$/, 'Use 2 to 40 letters, digits, dots, dashes or underscores.');

/** A slug that an organization gets. */
export const slugField = z
  .string()
  .trim()
  .regex(slugPattern, 'Use 2 to 50 lower-case letters, digits and dashes, no dash at either end.');

/** A slug by which an organization is looked for, in any spelling. */
export const knownSlugField = z.string().transform(foldEmail).pipe(z.string().max(50));

/** The password of a login: only its length is checked, because older passwords may follow older rules. */
export const passwordField = z
  .string()
  .min(1, 'A password is required.')
  .refine(isBounded, `At most ${maxPasswordBytes} bytes.`);

/** A new password. */
export const newPasswordField = z
  .string()
  .min(8, 'At least 8 characters.')
  .refine(isBounded, `At most ${maxPasswordBytes} bytes.`)
  .refine(isVaried, `At least ${minDifferentCharacters} different characters.`)
  .refine((password) => !isCommonPassword(password), 'This password is one of the most common ones.');

/** Whether a password is a new one's worth beside the email address: neither it nor around it. */
export function isApartFromEmail(password: string, email: string): boolean {
  const folded = foldEmail(password);
  return !folded.includes(foldEmail(email)) && folded !== foldEmail(email.slice(0, email.lastIndexOf('@')));
}

/** The refusal of a new password that contains the email address. */
export function containsEmail(path: string): DomainError {
  return invalidInput({ path, message: 'The password must not contain the email address.' });
}

/** Keys of roles in the catalog, at least one, each once, sorted. */
export const rolesField = listField(
  z.string().refine((key) => findRole(key) !== undefined, 'There is no such role.'),
  { min: 1, max: 20 },
).transform((keys) => [...new Set(keys)].sort());

/** A code of an authenticator app, or a recovery code. */
export const oneTimeCodeField = z.string().trim().min(1, 'A code is required.').max(40, 'Not a code.');

/** The secret of a mailed link. */
export const mailedTokenField = z.string().min(1).max(200);

/** An access or refresh token that a client hands in. */
export const handedInTokenField = z.string().min(1, 'A token is required.').max(8_192);

/** A version that a client has read. */
export const expectedVersionField = z.number().int().optional();

/** Blanks and what cannot be seen do not count: a person could not read a password of them, or type it again. */
function isVaried(password: string): boolean {
  return new Set(foldText(password)).size >= minDifferentCharacters;
}

function isBounded(password: string): boolean {
  return Buffer.byteLength(password) <= maxPasswordBytes;
}

/**
 * Names end up in mails and pages of others: no markup, and nothing invisible but the joiners that scripts write
 * between letters, and those that make one emoji of several.
 */
function hasPlainCharacters(name: string): boolean {
  const withoutSigns = name.replaceAll(emojiSequence, '');
  const withoutJoiners = withoutSigns.replaceAll(
    /(?<=[\p{L}\p{M}])[\u200c\u200d](?=[\p{L}\p{M}])/gu,
    (joiner, at: number) =>
      /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u.test(withoutSigns[at - 1] ?? '') ? joiner : '',
  );
  return !/[<>\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(withoutJoiners);
}

/** An emoji of one sign or more: variation selector, skin tone and joiner belong to it. */
const emojiSequence =
  /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)*/gu;

/**
 * Mail programs make links of addresses: a name must not be a way to put one into a mail to somebody else, in whatever
 * form of letters and dots a browser takes for them (UTS 46). `St.Clair` and `J.R.` are names: what follows the dot of a
 * host is written in one case.
 */
function isFreeOfAddresses(name: string): boolean {
  const read = name.normalize('NFKC').replaceAll('\u3002', '.');
  return (
    !/:\/\/|\bwww\.|@|\b(?:https?|ftps?|mailto|javascript|data|file|tel|sms):/i.test(read) &&
    !/(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/.test(read) &&
    !/[\p{L}\p{N}-]\.(?:\p{Ll}{2,}|\p{Lu}{2,}|xn--[\w-]+)(?![\p{L}\p{N}])/u.test(read)
  );
}
