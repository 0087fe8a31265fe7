import { expect, test } from '@jest/globals';
import { currencyDecimals, isCurrency } from './currency.ts';

test('every currency of ISO 4217 has the number of decimals that the standard says', () => {
  const withDecimals = (decimals: number) =>
    Object.keys(currencyDecimals).filter((code) => currencyDecimals[code] === decimals);
  expect(withDecimals(0).join(' ')).toBe(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  );
  expect(withDecimals(3).join(' ')).toBe('BHD IQD JOD KWD LYD OMR TND');
  expect(withDecimals(4).join(' ')).toBe('CLF UYW');
  const others = ['EUR', 'USD', 'HUF', 'IDR', 'COP', 'TWD', 'MGA', 'MRU', 'ZWG', 'XCG', 'VED', 'CHE'];
  expect(others.map((code) => currencyDecimals[code])).toEqual(others.map(() => 2));
});

test('currencies that Intl knows and ISO 4217 has withdrawn or gives no decimals are the only ones missing', () => {
  const missing = Intl.supportedValuesOf('currency').filter((code) => !isCurrency(code));
  const withdrawn = ['CUC', 'HRK', 'SLL', 'ZWL'];
  const withoutDecimals = ['XDR', 'XSU'];
  const known = [...withdrawn, ...withoutDecimals];
  expect(missing.filter((code) => !known.includes(code))).toEqual([]);
});

test.each(['XXX', 'XTS', 'XAU', 'XDR', 'eur', '', 'EURO', 'toString'])(
  '%p is not a currency to pay in',
  (code) => {
    expect(isCurrency(code)).toBe(false);
  },
);
