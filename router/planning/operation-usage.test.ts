import { expect, test } from '@jest/globals';
import { createOperationUsage } from './operation-usage.ts';

test('the most used share of operations is told, most used first', () => {
  const usage = createOperationUsage();
  for (const [hash, uses] of Object.entries({ a: 1, b: 5, c: 3, d: 2 })) {
    usage.counterOf(hash, { text: hash, operationName: undefined }).uses += uses;
  }
  expect(usage.mostUsed(0.5).map(({ text }) => text)).toEqual(['b', 'c']);
  expect(usage.mostUsed(1)).toHaveLength(4);
});

test('operations of one document are counted apart', () => {
  const usage = createOperationUsage();
  const one = usage.counterOf('a', { text: 'a', operationName: 'One' });
  expect(usage.counterOf('a', { text: 'a', operationName: 'Two' })).not.toBe(one);
  expect(usage.counterOf('a', { text: 'a', operationName: 'One' })).toBe(one);
});

test('what is not counted any more is forgotten', () => {
  const usage = createOperationUsage(2);
  for (const hash of ['a', 'b', 'c']) usage.counterOf(hash, { text: hash, operationName: undefined });
  expect(
    usage
      .mostUsed(1)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['b', 'c']);
});
