import { expect, test } from '@jest/globals';
import { partOfKey, readIdempotencyKey } from './idempotency-key.ts';

const uuid = '8e03978e-40d5-43dd-bc93-6894a57f9324';

test.each([
  [uuid, uuid],
  [`"${uuid}"`, uuid],
  ['0123456789abcdef', '0123456789abcdef'],
  ['k'.repeat(255), 'k'.repeat(255)],
  [`"${'k'.repeat(255)}"`, 'k'.repeat(255)],
  [String.raw`"0123456789\"\\abcd"`, String.raw`0123456789"\abcd`],
])('%s is a key', (text, key) => {
  expect(readIdempotencyKey(text)).toBe(key);
});

test.each([
  '',
  '""',
  '0123456789abcde',
  '"0123456789abcde"',
  'k'.repeat(256),
  '0123456789 abcdef',
  `${uuid}, ${uuid}`,
  `"${uuid}`,
  `${uuid}"`,
  '0123456789abcdéf',
  '0123456789abcdef\n',
  '0123456789abcdef\u0000',
])('%j is none', (text) => {
  expect(readIdempotencyKey(text)).toBeUndefined();
});

test('parts of a key are keys, each its own', () => {
  const parts = [
    partOfKey(uuid, 'a'),
    partOfKey(uuid, 'b'),
    partOfKey(`${uuid}a`, ''),
    partOfKey(uuid, 'a', 'b'),
  ];
  expect(new Set(parts).size).toBe(parts.length);
  expect(parts.map(readIdempotencyKey)).toEqual(parts);
});
