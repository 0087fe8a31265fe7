import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { divideHalfUp, type InvoiceLine } from './invoice-line.ts';

/** Takes back part of an issued invoice, or all of it. Never changed. Amounts in minor units of `currency`. */
export interface CreditNote {
  readonly id: string;
  readonly organizationId: string;
  /** Gapless within the organization, a series of its own. */
  readonly number: number;
  readonly invoiceId: string;
  /** The customer and the user of the invoice. */
  readonly customerId: string | undefined;
  readonly userId: string | undefined;
  readonly currency: string;
  readonly reason: string;
  readonly lines: readonly CreditNoteLine[];
  readonly issuedOn: CalendarDate;
  /** The refunded payment and its refund, when a refund caused the credit note. */
  readonly paymentIntentId: string | undefined;
  readonly refundId: string | undefined;
  /** The user who issued it; undefined when an event did. */
  readonly issuedBy: string | undefined;
  readonly journalEntryId: string;
  /** The client's name of its request: a repetition gets the same credit note. */
  readonly idempotencyKey: string | undefined;
  readonly createdAt: Date;
}

/** What is taken back of one line of the invoice. */
export interface CreditNoteLine
  extends Pick<InvoiceLine, 'description' | 'taxRateBasisPoints' | 'accountId'> {
  /** Position of the line in the invoice, from 1. */
  readonly lineNumber: number;
  readonly net: bigint;
  readonly tax: bigint;
}

/** What was taken off a line of an invoice: by a credit note, or by a write-off that stands. */
export type TakenLine = Pick<CreditNoteLine, 'lineNumber' | 'net' | 'tax'>;

/** What is to be credited of one line, tax included. */
export interface LineCredit {
  readonly lineNumber: number;
  readonly gross: bigint;
}

/** What can still be credited of each line, tax included; in the order of the invoice. */
export function creditableLines(
  lines: readonly InvoiceLine[],
  earlier: readonly TakenLine[],
): readonly LineCredit[] {
  return lines.map((line, index) => {
    const credited = creditedOf(earlier, index + 1);
    return { lineNumber: index + 1, gross: line.net + line.tax - credited.net - credited.tax };
  });
}

/**
 * Spreads an amount over lines in proportion to what can still be credited of each, to the minor unit: what is left
 * after rounding down goes to the largest remainders, the first line first. At most the sum of what can be credited.
 */
export function spreadCredit(creditable: readonly LineCredit[], amount: bigint): readonly LineCredit[] {
  const whole = creditable.reduce((sum, { gross }) => sum + gross, 0n);
  if (amount > whole) throw new Error(`${amount} cannot be credited of ${whole}.`);
  if (amount === 0n) return [];
  const shares = creditable.map(({ lineNumber, gross }) => ({
    lineNumber,
    gross: (gross * amount) / whole,
    remainder: (gross * amount) % whole,
  }));
  const missing = Number(amount - shares.reduce((sum, { gross }) => sum + gross, 0n));
  const raised = new Set(
    shares
      .toSorted((a, b) =>
        a.remainder === b.remainder ? a.lineNumber - b.lineNumber : a.remainder < b.remainder ? 1 : -1,
      )
      .slice(0, missing)
      .map(({ lineNumber }) => lineNumber),
  );
  return shares
    .map(({ lineNumber, gross }) => ({ lineNumber, gross: raised.has(lineNumber) ? gross + 1n : gross }))
    .filter(({ gross }) => gross > 0n);
}

/**
 * The lines of a credit note or a write-off, net and tax in the proportion of the invoice's line. Rounded half up on the
 * sum of all that is taken off the line, so that a line taken in parts comes to the same net and tax as one taken as a
 * whole. A write-off that was taken back may leave the others a minor unit off that sum: neither part is negative or more
 * than is left of it even then.
 */
export function creditLines(
  lines: readonly InvoiceLine[],
  earlier: readonly TakenLine[],
  credits: readonly LineCredit[],
): readonly CreditNoteLine[] {
  return credits.flatMap(({ lineNumber, gross }) => {
    const line = lines[lineNumber - 1];
    if (!line || gross === 0n) return [];
    const credited = creditedOf(earlier, lineNumber);
    const net = between(
      netOf(line, credited.net + credited.tax + gross) - credited.net,
      gross - (line.tax - credited.tax),
      line.net - credited.net,
      gross,
    );
    const { description, taxRateBasisPoints, accountId } = line;
    return [{ lineNumber, description, taxRateBasisPoints, accountId, net, tax: gross - net }];
  });
}

function creditedOf(
  earlier: readonly TakenLine[],
  lineNumber: number,
): { readonly net: bigint; readonly tax: bigint } {
  const own = earlier.filter((line) => line.lineNumber === lineNumber);
  return {
    net: own.reduce((sum, { net }) => sum + net, 0n),
    tax: own.reduce((sum, { tax }) => sum + tax, 0n),
  };
}

/** The value within both bounds of what is left: at least `least` and zero, at most `left` and `gross`. */
function between(value: bigint, least: bigint, left: bigint, gross: bigint): bigint {
  const atMost = left < gross ? left : gross;
  const atLeast = least > 0n ? least : 0n;
  if (value > atMost) return atMost;
  return value < atLeast ? atLeast : value;
}

function netOf(line: InvoiceLine, gross: bigint): bigint {
  return divideHalfUp(line.net * gross, line.net + line.tax);
}
