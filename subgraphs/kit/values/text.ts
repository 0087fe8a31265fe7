import { z } from 'zod';

/** What a text of untrusted input became: accepted, or refused with a message for its field. */
type AcceptedText =
  | { readonly kind: 'accepted'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

interface TextRules {
  /** What it is, as in "A name is required."; for messages. */
  readonly subject?: string;
  /** Counted in UTF-16 code units after trimming, as clients count. */
  readonly maxLength: number;
  /** Line breaks and tabs are allowed; by default a text is one line. */
  readonly isMultiline?: boolean;
}

/**
 * The one way a text comes in: without spaces at the ends, in Unicode NFC (so that equal texts are equal bytes),
 * without control characters or invisible direction marks, and not too long. Empty is accepted.
 */
export function acceptText(
  input: string,
  { subject, maxLength, isMultiline = false }: TextRules,
): AcceptedText {
  const text = input.trim().normalize('NFC');
  if (text.length > maxLength) {
    const message = `${subject === undefined ? 'At' : `${subject} has at`} most ${maxLength} characters.`;
    return { kind: 'refused', message };
  }
  if ((isMultiline ? forbiddenInLines : forbiddenInLine).test(text) || !text.isWellFormed())
    return { kind: 'refused', message: 'A text without control characters.' };
  return { kind: 'accepted', text };
}

/** C0 and C1 controls, line and paragraph separators, bidirectional overrides and isolates. */
const forbiddenInLine = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const forbiddenInLines = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

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
 * The form in which texts are compared and kept unique (email addresses, slugs, names that a person searches):
 * trimmed, compatible forms united (NFKC), case folded. Never shown.
 */
export function foldText(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Whether two texts mean the same to a person: equal but for case, spaces at the ends and Unicode forms. */
export function isSameText(a: string, b: string): boolean {
  return foldText(a) === foldText(b);
}

/** An email address of untrusted input, as the client wrote it but for spaces at the ends; compare it folded. */
export const emailSchema = z
  .string('Not an email address.')
  .trim()
  .pipe(z.email('Not an email address.').max(254, 'Not an email address.'));
