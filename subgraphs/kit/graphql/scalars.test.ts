import { expect, test } from '@jest/globals';
import { parseValue } from 'graphql';
import { currencyCodeScalar, dateScalar, dateTimeScalar, decimalScalar } from './scalars.ts';

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } });

test.each([
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31T12:00:00.5+02:00', '2026-01-31T10:00:00.500Z'],
  ['2024-02-29T23:59:59.123456789-11:30', '2024-03-01T11:29:59.123Z'],
])('the instant %s is written as %s', (text, written) => {
  expect(dateTimeScalar.serialize(dateTimeScalar.parseValue(text))).toBe(written);
  expect(dateTimeScalar.parseLiteral(parseValue(`"${text}"`))).toEqual(new Date(written));
});

test.each([
  '2026-01-31',
  '2026-01-31T12:00:00',
  '2026-02-30T12:00:00Z',
  '2025-02-29T12:00:00Z',
  '2026-01-31T24:00:00Z',
  '2026-01-31T12:60:00Z',
  '9999-12-31T23:59:59-01:00',
  '0000-01-01T00:00:00+01:00',
  '31.01.2026',
  'now',
  '',
  1_769_860_800,
  null,
])('%p is not a valid instant', (value) => {
  expect(() => dateTimeScalar.parseValue(value)).toThrow(badInput);
});

test.each(['2026-01-31', '2024-02-29'])('%s is a date', (text) => {
  expect(dateScalar.parseValue(text)).toBe(text);
  expect(dateScalar.serialize(text)).toBe(text);
});

test.each(['2026-02-30', '2025-02-29', '2026-1-1', '2026-01-31T00:00:00Z', '', 20_260_131])(
  '%p is not a valid date',
  (value) => {
    expect(() => dateScalar.parseValue(value)).toThrow(badInput);
  },
);

test.each([
  ['12.34', '12.34'],
  ['-0.000000001', '-0.000000001'],
  ['999999999999999999', '999999999999999999'],
  [12.5, '12.5'],
])('the decimal %p is %s', (value, text) => {
  expect(decimalScalar.parseValue(value)).toBe(text);
});

test('decimal literals keep their digits', () => {
  expect(decimalScalar.parseLiteral(parseValue('0.10'))).toBe('0.10');
  expect(decimalScalar.parseLiteral(parseValue('"0.10"'))).toBe('0.10');
  expect(() => decimalScalar.parseLiteral(parseValue('true'))).toThrow(badInput);
});

test.each(['1e5', 'NaN', '1,5', '', ' 1', 1e21, Number.NaN, true])('%p is not a valid decimal', (value) => {
  expect(() => decimalScalar.parseValue(value)).toThrow(badInput);
});

test('currency codes are the known ones in capitals', () => {
  expect(currencyCodeScalar.parseValue('EUR')).toBe('EUR');
  for (const value of ['eur', 'XYZ', 'constructor', '', 978])
    expect(() => currencyCodeScalar.parseValue(value)).toThrow(badInput);
});
