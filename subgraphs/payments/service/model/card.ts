import { z } from 'zod';
import type { CardSummary } from './payment-intent.ts';

/** A card as the payer typed it. It is handed to the provider and forgotten; it must never reach a log. */
export interface Card {
  readonly number: string;
  /** 1..12 */
  readonly expMonth: number;
  /** Four digits. */
  readonly expYear: number;
  readonly cvc: string;
}

/** Checks a card before the provider is asked. Messages never repeat what was typed. */
export function cardSchema(now: Date) {
  return z
    .object({
      number: z
        .string()
        .transform((text) => text.replaceAll(/[ -]/g, ''))
        .refine(isCardNumber, 'Not a card number.'),
      expMonth: wholeNumber('Not a month.', 1, 12),
      expYear: wholeNumber('Not a four-digit year.', 2000, 2100),
      cvc: z.string().regex(/^\d{3,4}$/, 'The security code has three or four digits.'),
    })
    .refine((card) => !isExpired(card, now), { path: ['expYear'], message: 'The card has expired.' });
}

/** A wrong year ends the check here: a text that is not a year cannot have expired. */
function wholeNumber(error: string, minimum: number, maximum: number) {
  return z.int(error).min(minimum, { error, abort: true }).max(maximum, { error, abort: true });
}

/** A card is good until the end of its month. */
function isExpired(card: Pick<Card, 'expMonth' | 'expYear'>, now: Date): boolean {
  return Date.UTC(card.expYear, card.expMonth, 1) <= now.getTime();
}

/** 12 to 19 digits with a valid check digit (ISO/IEC 7812-1, Luhn). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const digits = Array.from(number, Number);
  const sum = digits.reverse().reduce((total, digit, index) => {
    const value = digit * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const brandPatterns: ReadonlyArray<readonly [pattern: RegExp, brand: string]> = [
  [/^4/, 'visa'],
  [/^(5[1-5]|2[2-7])/, 'mastercard'],
  [/^3[47]/, 'amex'],
  [/^(6011|65|64[4-9])/, 'discover'],
  [/^3(0[0-5]|[689])/, 'diners'],
  [/^35/, 'jcb'],
  [/^62/, 'unionpay'],
];

/** What may be kept and shown of a card. */
export function summarizeCard(number: string): CardSummary {
  const brand = brandPatterns.find(([pattern]) => pattern.test(number))?.[1] ?? 'unknown';
  return { brand, last4: number.slice(-4) };
}
