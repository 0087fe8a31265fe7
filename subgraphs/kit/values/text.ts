import { z } from 'zod';

/** What a text of untrusted input became: accepted, or refused with a message for its field. */
type AcceptedText =
  | { readonly kind: 'accepted'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

interface TextRules {
  /** What it is, as in "A name is required."; for messages. */
  readonly subject?: string;
  /** Counted in characters (code points) after trimming: an emoji is one, or a few. */
  readonly maxLength: number;
  /** Line breaks and tabs are allowed; by default a text is one line. */
  readonly isMultiline?: boolean;
}

/**
 * The one way a text comes in: without blanks and invisible characters at the ends, in Unicode NFC (so that equal texts
 * are equal bytes), without control characters, direction overrides or halves of characters, and not too long. Empty is
 * accepted, and what has nothing to see is empty.
 */
export function acceptText(
  input: string,
  { subject, maxLength, isMultiline = false }: TextRules,
): AcceptedText {
  const text = input.replaceAll(invisibleEnds, '').normalize('NFC');
  if (isLongerThan(text, maxLength)) {
    const message = `${subject === undefined ? 'At' : `${subject} has at`} most ${maxLength} characters.`;
    return { kind: 'refused', message };
  }
  if ((isMultiline ? forbiddenInLines : forbiddenInLine).test(text) || !text.isWellFormed())
    return { kind: 'refused', message: 'A text without control characters.' };
  return { kind: 'accepted', text: invisible.test(text) ? '' : text };
}

/** A text has at least half as many characters as UTF-16 code units, so that most need no counting. */
function isLongerThan(text: string, maxLength: number): boolean {
  if (text.length <= maxLength) return false;
  return text.length > 2 * maxLength || Array.from(text).length > maxLength;
}

/** Blanks, and what takes no room, before and after a text. A variation selector belongs to the sign before it. */
const invisibleEnds =
  /^[\s\u00ad\u061c\u180e\u200b-\u200f\u2060\ufeff]+|[\s\u00ad\u061c\u180e\u200b-\u200f\u2060\ufeff]+$/gu;

/** A text in which there is nothing to see; a mark is seen on the letter before it. */
const invisible = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}\u2800]*$/u;

/** C0 and C1 controls, line and paragraph separators, bidirectional overrides and isolates, noncharacters. */
const forbiddenInLine = /[\p{Cc}\p{NChar}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const forbiddenInLines = /(?![\t\n\r])[\p{Cc}\p{NChar}\u202a-\u202e\u2066-\u2069]/u;

/** Text that must be there. */
export function requiredText(rules: TextRules & { readonly subject: string }) {
  const message = `${rules.subject} is required.`;
  return z.string(message).transform(toAccepted(rules)).refine(isNotEmpty, message);
}

/** Text that may be left out; what is empty after trimming counts as left out. */
export function optionalText(rules: TextRules) {
  return z
    .string()
    .transform(toAccepted(rules))
    .transform((text) => (text === '' ? undefined : text))
    .optional();
}

function toAccepted(rules: TextRules): (input: string, context: z.RefinementCtx) => string {
  return (input, context) => {
    const accepted = acceptText(input, rules);
    if (accepted.kind === 'accepted') return accepted.text;
    context.addIssue({ code: 'custom', message: accepted.message, input });
    return z.NEVER;
  };
}

function isNotEmpty(text: string): boolean {
  return text !== '';
}

/**
 * The form in which texts are compared: for search, order and uniqueness, on both engines, so it is kept in a column of
 * its own (`database/folded-text.ts`). Without case (ß is ss, the Turkish İ and ı are i, ς is σ), compatible forms united
 * and decomposed (NFKD), so that Ä stands behind all of A and before B; without what is invisible; blanks count once, and not
 * at the ends. Never shown, and no address: see {@link foldEmail}.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[ıİ]|[iI]\u0307/g, 'i')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKD')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * The form in which email addresses and slugs are kept: without case, compatible forms united. Letters stay letters: a
 * mail to it reaches the address that was written.
 */
export function foldEmail(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Whether two texts mean the same to a person: equal but for case, spaces at the ends and Unicode forms. */
export function isSameText(a: string, b: string): boolean {
  return foldText(a) === foldText(b);
}

/** Longest part before the @ (RFC 5321, section 4.5.3.1.1). */
const maxLocalPart = 64;

/** An email address of untrusted input, as the client wrote it but for spaces at the ends; compare it folded. */
export const emailSchema = z
  .string('Not an email address.')
  .trim()
  .pipe(z.email('Not an email address.').max(254, 'Not an email address.'))
  .refine((address) => address.lastIndexOf('@') <= maxLocalPart, 'Not an email address.');
