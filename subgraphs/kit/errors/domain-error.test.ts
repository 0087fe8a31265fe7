import { expect, test } from '@jest/globals';
import { notFound } from './domain-error.ts';

test('the message names the id that was not found, a very long one by its beginning', () => {
  expect(notFound('Invoice', 'i-1').message).toBe('Invoice i-1 was not found.');
  const { message } = notFound('Invoice', 'x'.repeat(1_000_000));
  expect(message).toBe(`Invoice ${'x'.repeat(64)}… was not found.`);
});
