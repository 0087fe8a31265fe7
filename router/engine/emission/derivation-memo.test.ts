import { expect, test } from '@jest/globals';
import { createDerivationMemo } from './derivation-memo.ts';

test('the same objects give the remembered output, equal ones do not', () => {
  const memo = createDerivationMemo<string>();
  const answer = { a: 1 };
  memo.keep([answer, undefined, true], 'text');
  expect(memo.find([answer, undefined, true])).toBe('text');
  expect(memo.find([{ a: 1 }, undefined, true])).toBeUndefined();
  expect(memo.find([answer, undefined, false])).toBeUndefined();
  expect(memo.find([answer, undefined])).toBeUndefined();
});

test('an output whose inputs are not objects is not remembered', () => {
  const memo = createDerivationMemo<string>();
  memo.keep([undefined, true], 'text');
  expect(memo.find([undefined, true])).toBeUndefined();
});
