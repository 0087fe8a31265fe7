import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import { DomainError, invalidInput } from '../errors/domain-error.ts';
import { currencyDecimals, isCurrency } from './currency.ts';

/** An amount in whole minor units of its currency (cents of EUR, yen of JPY). */
export interface Money {
  readonly minorUnits: bigint;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
}

/** An amount from minor units (cents) and an ISO 4217 code, which is not checked: `decimalsOf` does that. */
export function money(minorUnits: bigint, currency: string): Money {
  return { minorUnits, currency };
}

/** Throws BAD_USER_INPUT, naming `field`, for a code that is not a known ISO 4217 currency. */
export function decimalsOf(currency: string, field = 'currency'): number {
  const decimals = isCurrency(currency) ? currencyDecimals[currency] : undefined;
  if (decimals === undefined)
    throw invalidInput({ path: field, message: `Unknown currency code: ${currency.slice(0, 8)}.` });
  return decimals;
}

/** Throws CONFLICT for an amount in another currency: amounts of two currencies have no sum. */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  let sum = 0n;
  for (const amount of amounts) {
    if (amount.currency !== currency)
      throw new DomainError('CONFLICT', `Cannot add ${amount.currency} to ${currency}.`);
    sum += amount.minorUnits;
  }
  return money(sum, currency);
}

/** Decimal text of an amount, for example 1234 EUR → `12.34`, 5 JPY → `5`. */
export function formatAmount(value: Money): string {
  const decimals = decimalsOf(value.currency);
  const sign = value.minorUnits < 0n ? '-' : '';
  const digits = (value.minorUnits < 0n ? -value.minorUnits : value.minorUnits)
    .toString()
    .padStart(decimals + 1, '0');
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Digits before the decimal point; with those behind it an amount stays within 64 bits. */
const maxWholeDigits = 15;

/**
 * Parses decimal text; more decimals than the currency has, exponents and non-numbers are BAD_USER_INPUT, with
 * `field` as the path of the input field.
 */
export function parseAmount(text: string, currency: string, field = 'amount'): Money {
  const decimals = decimalsOf(currency, field);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > decimals) {
    const limit = decimals === 0 ? 'without decimals' : `with at most ${decimals} decimals`;
    throw invalidInput({ path: field, message: `Not an amount of ${currency} ${limit}.` });
  }
  if ((match[2] ?? '').length > maxWholeDigits)
    throw invalidInput({ path: field, message: 'The amount is too large.' });
  const minorUnits = BigInt(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return money(match[1] === '-' ? -minorUnits : minorUnits, currency);
}

/** The amount as the message `erp.type.v1.Money`. */
export function moneyToProto(value: Money): MoneyMessage {
  return { minorUnits: value.minorUnits, currencyCode: value.currency };
}

/** Throws BAD_USER_INPUT when the message is missing or its currency is unknown. */
export function moneyFromProto(message: MoneyMessage | undefined, field = 'amount'): Money {
  if (!message) throw invalidInput({ path: field, message: 'An amount is required.' });
  decimalsOf(message.currencyCode, field);
  return money(message.minorUnits, message.currencyCode);
}
