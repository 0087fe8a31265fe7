import { expect, test } from '@jest/globals';
import { demoId, isId, newId } from './uuid-v7.ts';

test('new ids are UUIDs of version 7 and sort by creation', () => {
  const ids = Array.from({ length: 1_000 }, newId);
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(1_000);
});

test('demo ids are the same every time, valid, and different for every kind and key', () => {
  expect(demoId('customer', 1)).toBe(demoId('customer', '1'));
  expect(isId(demoId('customer', 1))).toBe(true);
  expect(new Set([demoId('customer', 1), demoId('customer', 2), demoId('user', 1)]).size).toBe(3);
});

test.each(['', 'abc', '01900000-0000-7000-8000', "' or 1=1"])('%p is not a valid id', (text) => {
  expect(isId(text)).toBe(false);
});
