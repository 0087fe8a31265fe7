import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { maxMinorUnits } from './amount-schema.ts';

/** A priced line of an invoice; amounts in minor units of the invoice's currency. */
export interface InvoiceLine {
  readonly description: string;
  readonly quantity: number;
  /** Net, or gross when the invoice's prices include tax. */
  readonly unitPrice: bigint;
  /** 1900 is 19 %. */
  readonly taxRateBasisPoints: number;
  /** Income account the net amount is booked on. */
  readonly accountId: string;
  readonly net: bigint;
  readonly tax: bigint;
}

/** A line before {@link priceLine}. */
export type UnpricedLine = Omit<InvoiceLine, 'net' | 'tax'>;

const wholeInBasisPoints = 10_000n;

/**
 * Prices a line. Rounding rule of the product: once per line, half up, to the currency's minor unit.
 * Net prices: net = unit price × quantity, tax = round(net × rate). Gross prices: gross = unit price ×
 * quantity, net = round(gross ÷ (1 + rate)), tax = gross − net. Net + tax is the line's gross either way.
 */
export function priceLine(line: UnpricedLine, pricesIncludeTax: boolean): InvoiceLine {
  const amount = line.unitPrice * BigInt(line.quantity);
  const rate = BigInt(line.taxRateBasisPoints);
  if (!pricesIncludeTax) {
    return { ...line, net: amount, tax: divideHalfUp(amount * rate, wholeInBasisPoints) };
  }
  const net = divideHalfUp(amount * wholeInBasisPoints, wholeInBasisPoints + rate);
  return { ...line, net, tax: amount - net };
}

/** Rounds half up; both arguments are not negative, the divisor not zero. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/** Sums of an invoice in minor units. */
interface InvoiceTotals {
  readonly subtotal: bigint;
  readonly tax: bigint;
  readonly total: bigint;
}

/** Sums of the lines as they were rounded, so that subtotal + tax = total always. */
export function totalLines(lines: ReadonlyArray<Pick<InvoiceLine, 'net' | 'tax'>>): InvoiceTotals {
  const subtotal = lines.reduce((sum, line) => sum + line.net, 0n);
  const tax = lines.reduce((sum, line) => sum + line.tax, 0n);
  return { subtotal, tax, total: subtotal + tax };
}

/** Prices all lines. Throws BAD_USER_INPUT when the invoice would exceed the largest amount. */
export function priceLines(
  lines: readonly UnpricedLine[],
  pricesIncludeTax: boolean,
): readonly InvoiceLine[] {
  const priced = lines.map((line) => priceLine(line, pricesIncludeTax));
  if (totalLines(priced).total > maxMinorUnits)
    throw invalidInput({ path: 'lines', message: 'The total of the invoice is too large.' });
  return priced;
}
