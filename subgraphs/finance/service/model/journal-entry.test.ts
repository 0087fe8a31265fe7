import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  assertBalanced,
  counterLines,
  credit,
  debit,
  type JournalLine,
  sumByCurrency,
} from './journal-entry.ts';

test('an entry balances in each currency by itself', () => {
  const euros = [debit('a', 'EUR', 5n), credit('b', 'EUR', 5n)];
  expect(() => assertBalanced(euros)).not.toThrow();
  expect(() => assertBalanced([...euros, debit('a', 'USD', 3n), credit('b', 'USD', 3n)])).not.toThrow();
  expect(() => assertBalanced([debit('a', 'EUR', 5n), credit('b', 'USD', 5n)])).toThrow(
    'Debits and credits differ in EUR, USD.',
  );
});

test('an entry has two lines or more, and none of them is zero', () => {
  expect(() => assertBalanced([])).toThrow('at least two lines');
  expect(() => assertBalanced([debit('a', 'EUR', 0n), credit('b', 'EUR', 0n)])).toThrow('must not be zero');
});

const lineArbitrary: fc.Arbitrary<JournalLine> = fc.record({
  accountId: fc.constantFrom('a', 'b', 'c'),
  currency: fc.constantFrom('EUR', 'USD'),
  amount: fc.bigInt({ min: -1_000n, max: 1_000n }).filter((amount) => amount !== 0n),
  memo: fc.constant(undefined),
});

test('for all lines, an entry is accepted exactly when it sums to zero in each currency', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { minLength: 2, maxLength: 6 }), (lines) => {
      const isBalanced = [...sumByCurrency(lines).values()].every((sum) => sum === 0n);
      if (isBalanced) expect(() => assertBalanced(lines)).not.toThrow();
      else expect(() => assertBalanced(lines)).toThrow('Debits and credits differ');
    }),
  );
});

test('for all lines, an entry and its counter-entry leave nothing', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { minLength: 2, maxLength: 6 }), (lines) => {
      const sums = new Map<string, bigint>();
      for (const { accountId, currency, amount } of [...lines, ...counterLines(lines)]) {
        const key = `${accountId} ${currency}`;
        sums.set(key, (sums.get(key) ?? 0n) + amount);
      }
      expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
    }),
  );
});
