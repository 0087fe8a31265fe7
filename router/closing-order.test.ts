import { expect, test } from '@jest/globals';
import { createClosingOrder } from './closing-order.ts';

test('resources close in the reverse order of opening, one after the other', async () => {
  const closed: string[] = [];
  const order = createClosingOrder();
  const closer = (name: string) => async () => {
    await Promise.resolve();
    closed.push(name);
  };
  order.add(closer('a'), closer('b'));
  order.add(closer('c'));
  await order.closeAll();
  expect(closed).toEqual(['c', 'b', 'a']);
  await order.closeAll();
  expect(closed).toEqual(['c', 'b', 'a']);
});

test('a resource that fails to close does not keep the others open, and the first failure is thrown', async () => {
  const closed: string[] = [];
  const order = createClosingOrder();
  order.add(
    async () => void closed.push('a'),
    async () => {
      throw new Error('b is stuck');
    },
    async () => {
      throw new Error('c is stuck');
    },
  );
  await expect(order.closeAll()).rejects.toThrow('c is stuck');
  expect(closed).toEqual(['a']);
});
