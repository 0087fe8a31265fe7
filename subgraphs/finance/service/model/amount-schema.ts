import { z } from 'zod';
import type { Money as MoneyMessage } from '../../../../proto/generated/erp/type/v1/money.ts';
import { isCurrency } from '../../../kit/values/currency.ts';
import { type Money, money } from '../../../kit/values/money.ts';

/**
 * Largest amount of one line or document, in minor units: sums over a hundred thousand such amounts stay
 * within 64 bits, and each is exact as a JavaScript number, which is how SQLite reads it.
 */
export const maxMinorUnits = 10n ** 13n;

/** An amount of untrusted input above zero. */
export const positiveAmountSchema = amountSchema((minorUnits) =>
  minorUnits > 0n ? undefined : 'The amount must be greater than zero.',
);

/** An amount of untrusted input that is not negative. */
export const priceSchema = amountSchema((minorUnits) =>
  minorUnits >= 0n ? undefined : 'The amount must not be negative.',
);

/** Reports every problem at the field itself, not at the parts of the message. */
function amountSchema(problemOf: (minorUnits: bigint) => string | undefined) {
  return z.custom<MoneyMessage | undefined>().transform((message, context): Money => {
    const problem = message === undefined ? 'An amount is required.' : problemWith(message, problemOf);
    if (message !== undefined && problem === undefined)
      return money(message.minorUnits, message.currencyCode);
    context.addIssue({ code: 'custom', message: problem ?? 'An amount is required.' });
    return z.NEVER;
  });
}

function problemWith(
  message: MoneyMessage,
  problemOf: (minorUnits: bigint) => string | undefined,
): string | undefined {
  if (!isCurrency(message.currencyCode)) return 'Not a currency the ERP books in.';
  if (message.minorUnits > maxMinorUnits) return 'The amount is too large.';
  return problemOf(message.minorUnits);
}
