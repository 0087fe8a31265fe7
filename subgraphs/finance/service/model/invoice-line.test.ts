import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { priceLine, totalLines, type UnpricedLine } from './invoice-line.ts';

function unpriced(quantity: number, unitPrice: bigint, taxRateBasisPoints: number): UnpricedLine {
  return { description: 'x', quantity, unitPrice, taxRateBasisPoints, accountId: 'sales' };
}

test.each([
  // 0.5 of a minor unit goes up, anything below goes down.
  { unitPrice: 50n, rate: 100, tax: 1n },
  { unitPrice: 49n, rate: 100, tax: 0n },
  { unitPrice: 10_000n, rate: 1_900, tax: 1_900n },
  { unitPrice: 333n, rate: 700, tax: 23n },
  { unitPrice: 999n, rate: 0, tax: 0n },
])('net prices: the tax of $unitPrice at $rate is $tax', ({ unitPrice, rate, tax }) => {
  expect(priceLine(unpriced(1, unitPrice, rate), false)).toMatchObject({ net: unitPrice, tax });
});

test.each([
  { unitPrice: 11_900n, rate: 1_900, net: 10_000n, tax: 1_900n },
  { unitPrice: 3_900n, rate: 1_900, net: 3_277n, tax: 623n },
  { unitPrice: 3n, rate: 10_000, net: 2n, tax: 1n },
  { unitPrice: 4_500n, rate: 0, net: 4_500n, tax: 0n },
])('gross prices: $unitPrice at $rate holds $tax of tax', ({ unitPrice, rate, net, tax }) => {
  expect(priceLine(unpriced(1, unitPrice, rate), true)).toMatchObject({ net, tax });
});

const lineArbitrary = fc
  .record({
    quantity: fc.integer({ min: 1, max: 100_000 }),
    unitPrice: fc.bigInt({ min: 0n, max: 100_000_000n }),
    rate: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(({ quantity, unitPrice, rate }) => unpriced(quantity, unitPrice, rate));

test('for all lines, gross prices are kept to the cent and tax is off by half a minor unit at most', () => {
  fc.assert(
    fc.property(lineArbitrary, fc.boolean(), (line, isGross) => {
      const { net, tax } = priceLine(line, isGross);
      const amount = line.unitPrice * BigInt(line.quantity);
      const rate = BigInt(line.taxRateBasisPoints);
      expect(isGross ? net + tax : net).toBe(amount);
      expect(net >= 0n && tax >= 0n).toBe(true);
      const distance = isGross ? net * (10_000n + rate) - amount * 10_000n : tax * 10_000n - net * rate;
      expect(2n * (distance < 0n ? -distance : distance)).toBeLessThanOrEqual(
        isGross ? 10_000n + rate : 10_000n,
      );
    }),
  );
});

test('for all invoices, subtotal + tax = total, and the sums are those of the lines', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { minLength: 1, maxLength: 20 }), fc.boolean(), (lines, isGross) => {
      const priced = lines.map((line) => priceLine(line, isGross));
      const { subtotal, tax, total } = totalLines(priced);
      expect(subtotal + tax).toBe(total);
      expect(total).toBe(priced.reduce((sum, line) => sum + line.net + line.tax, 0n));
    }),
  );
});
