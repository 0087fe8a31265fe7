import { expect, test } from '@jest/globals';
import { newTicketCode, normalizeTicketCode } from './ticket.ts';

test('codes have a hundred random bits in four readable groups', () => {
  const codes = Array.from({ length: 2_000 }, newTicketCode);
  expect(new Set(codes).size).toBe(2_000);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  // Every character of the alphabet comes up at about the same rate: 40,000 characters, 1,250 each.
  const counts = Map.groupBy(codes.join('').replaceAll('-', ''), (character) => character);
  expect(counts.size).toBe(32);
  for (const [, characters] of counts) {
    expect(characters.length).toBeGreaterThan(1_000);
    expect(characters.length).toBeLessThan(1_500);
  }
});

test('a code is understood however it is typed', () => {
  const code = '7K2QF-0M9XW-T4B1Z-C8RNH';
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ' 7k2qf om9xw t4biz c8rnh '])
    expect(normalizeTicketCode(typed)).toBe(code);
});
