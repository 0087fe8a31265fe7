import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CreditNoteLine, creditableLines, creditLines, spreadCredit } from './credit-note.ts';
import { priceLine, totalLines } from './invoice-line.ts';

const ticket = line(2_000n, 1_900);

function line(gross: bigint, taxRateBasisPoints: number) {
  const unpriced = {
    description: 'x',
    quantity: 1,
    unitPrice: gross,
    taxRateBasisPoints,
    accountId: 'sales',
  };
  return priceLine(unpriced, true);
}

function creditOf(lines: ReadonlyArray<typeof ticket>, earlier: readonly CreditNoteLine[], amount: bigint) {
  return creditLines(lines, earlier, spreadCredit(creditableLines(lines, earlier), amount));
}

test('7.00 of a ticket at 19 % are 5.88 net and 1.12 tax', () => {
  expect(creditOf([ticket], [], 700n)).toMatchObject([{ lineNumber: 1, net: 588n, tax: 112n }]);
});

test('an amount is spread over lines in proportion, each with its own tax', () => {
  const credited = creditOf([line(3_000n, 1_900), line(1_000n, 700), line(0n, 0)], [], 1_001n);
  expect(credited).toMatchObject([
    { lineNumber: 1, net: 631n, tax: 120n },
    { lineNumber: 2, net: 234n, tax: 16n },
  ]);
});

test('more than what is left cannot be spread', () => {
  const first = creditOf([ticket], [], 1_999n);
  expect(() => creditOf([ticket], first, 2n)).toThrow('2 cannot be credited of 1.');
  expect(creditOf([ticket], first, 0n)).toEqual([]);
});

test('credit notes in any parts come to the net and the tax of the invoice, and none of them is negative', () => {
  const invoiceLine = fc.record({ gross: fc.bigInt(0n, 500n), rate: fc.constantFrom(0, 700, 1_900, 10_000) });
  fc.assert(
    fc.property(
      fc.array(invoiceLine, { minLength: 1, maxLength: 5 }),
      fc.array(fc.bigInt(1n, 300n), { maxLength: 12 }),
      (inputs, amounts) => {
        const lines = inputs.map(({ gross, rate }) => line(gross, rate));
        const { total, tax } = totalLines(lines);
        let earlier: CreditNoteLine[] = [];
        for (const amount of [...amounts, total]) {
          const left = total - totalLines(earlier).total;
          const next = creditOf(lines, earlier, amount < left ? amount : left);
          expect(totalLines(next).total).toBe(amount < left ? amount : left);
          expect(next.every((part) => part.net >= 0n && part.tax >= 0n)).toBe(true);
          earlier = [...earlier, ...next];
        }
        expect(totalLines(earlier)).toMatchObject({ total, tax });
      },
    ),
  );
});

test('write-offs that are taken back leave no line below zero, and the rest comes to the net and the tax', () => {
  const invoiceLine = fc.record({ gross: fc.bigInt(0n, 60n), rate: fc.constantFrom(0, 700, 1_900, 10_000) });
  const step = fc.record({ amount: fc.bigInt(1n, 20n), isTakenBack: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(invoiceLine, { minLength: 1, maxLength: 3 }),
      fc.array(step, { maxLength: 15 }),
      (inputs, steps) => {
        const lines = inputs.map(({ gross, rate }) => line(gross, rate));
        const { total, tax } = totalLines(lines);
        let taken: Array<readonly CreditNoteLine[]> = [];
        for (const { amount, isTakenBack } of [...steps, { amount: total, isTakenBack: false }]) {
          const left = total - totalLines(taken.flat()).total;
          const next = creditOf(lines, taken.flat(), amount < left ? amount : left);
          expect(next.every((part) => part.net >= 0n && part.tax >= 0n)).toBe(true);
          taken = isTakenBack ? [...taken.slice(1), next] : [...taken, next];
        }
        const left = total - totalLines(taken.flat()).total;
        const rest = creditOf(lines, taken.flat(), left);
        expect(totalLines([...taken.flat(), ...rest])).toMatchObject({ total, tax });
      },
    ),
    { numRuns: 500 },
  );
});
