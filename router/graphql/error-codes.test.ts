import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ERROR_CODES, isErrorCode, statusOfCode } from './error-codes.ts';

test('every code a client may see is on the ladder of the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const missing = Object.keys(ERROR_CODES).filter((code) => !readme.includes(code));
  expect(missing).toEqual([]);
});

test('names of object properties are no codes', () => {
  expect(['constructor', '__proto__', 'toString', '', undefined, 7].some(isErrorCode)).toBe(false);
  expect(statusOfCode('constructor')).toBe(500);
});
