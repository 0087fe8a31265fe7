import { expect, test } from '@jest/globals';
import { createInFlightCounter } from './in-flight-counter.ts';

test('each key is counted by itself, and what ended is not counted', () => {
  const counter = createInFlightCounter<string>();
  counter.start('a');
  counter.start('a');
  counter.start('b');
  expect([counter.count('a'), counter.count('b'), counter.count('c')]).toEqual([2, 1, 0]);
  counter.end('a');
  expect(counter.count('a')).toBe(1);
});

test('the count of a key is never below zero', () => {
  const counter = createInFlightCounter<string>();
  counter.start('a');
  counter.end('a');
  counter.end('a');
  expect(counter.count('a')).toBe(0);
  counter.start('a');
  expect(counter.count('a')).toBe(1);
});
