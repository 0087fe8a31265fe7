import { expect, test } from '@jest/globals';
import { countryCodes, countrySchema } from './country.ts';

test('the 249 countries of ISO 3166-1 are known, and each has a name', () => {
  expect(countryCodes.size).toBe(249);
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect([...countryCodes].filter((code) => names.of(code) === undefined)).toEqual([]);
});

test.each([
  ['de', 'DE'],
  ['US', 'US'],
  ['ax', 'AX'],
])('%p is the country %s', (text, code) => {
  expect(countrySchema.parse(text)).toBe(code);
});

test.each(['XX', 'ZZ', 'UK', 'EU', 'SU', 'A1', '', 'DEU', 'Mars', 'ı', ' DE'])(
  '%p is not a country',
  (text) => {
    expect(countrySchema.safeParse(text).success).toBe(false);
  },
);
