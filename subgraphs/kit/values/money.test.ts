import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencyDecimals } from './currency.ts';
import { formatAmount, money, moneyFromProto, moneyToProto, parseAmount, sumMoney } from './money.ts';

test.each([
  ['12.34', 'EUR', 1_234n],
  ['12', 'EUR', 1_200n],
  ['0.5', 'EUR', 50n],
  ['-0.05', 'USD', -5n],
  ['5', 'JPY', 5n],
  ['1.234', 'KWD', 1_234n],
  ['999999999999999.99', 'EUR', 99_999_999_999_999_999n],
])('%s %s is %s minor units', (text, currency, minorUnits) => {
  expect(parseAmount(text, currency)).toEqual({ minorUnits, currency });
});

test.each([
  ['1.234', 'EUR'],
  ['1.0', 'JPY'],
  ['1e3', 'EUR'],
  ['', 'EUR'],
  ['.5', 'EUR'],
  ['1.', 'EUR'],
  ['+1', 'EUR'],
  [' 1', 'EUR'],
  ['١', 'EUR'],
  ['1000000000000000', 'EUR'],
  ['NaN', 'EUR'],
])('%p is not a valid amount of %s', (text, currency) => {
  expect(() => parseAmount(text, currency, 'price')).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ path: 'price' })] }),
  );
});

test.each(['eur', 'XXX', '', 'toString'])('%p is not a valid currency', (currency) => {
  expect(() => parseAmount('1', currency)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});

test('every amount is the same after writing and reading it as text', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
      fc.constantFrom(...Object.keys(currencyDecimals)),
      (minorUnits, currency) => {
        const amount = money(minorUnits, currency);
        expect(parseAmount(formatAmount(amount), currency)).toEqual(amount);
        expect(moneyFromProto(moneyToProto(amount))).toEqual(amount);
      },
    ),
  );
});

test('sums are exact and stay within one currency', () => {
  expect(sumMoney([money(1n, 'EUR'), money(2n ** 60n, 'EUR'), money(-3n, 'EUR')], 'EUR')).toEqual(
    money(2n ** 60n - 2n, 'EUR'),
  );
  expect(sumMoney([], 'JPY')).toEqual(money(0n, 'JPY'));
  expect(() => sumMoney([money(1n, 'EUR'), money(1n, 'USD')], 'EUR')).toThrow('Cannot add USD to EUR.');
});

test('a message without amount or with an unknown currency names its field', () => {
  expect(() => moneyFromProto(undefined, 'unitPrice')).toThrow(
    expect.objectContaining({ fields: [{ path: 'unitPrice', message: 'An amount is required.' }] }),
  );
  expect(() => moneyFromProto({ minorUnits: 1n, currencyCode: 'ZZZ' }, 'unitPrice')).toThrow(
    expect.objectContaining({ fields: [{ path: 'unitPrice', message: 'Unknown currency code: ZZZ.' }] }),
  );
});
