import { expect, test } from '@jest/globals';
import { createRestartBackoff } from './restart-backoff.ts';

const bounds = { firstDelayMs: 100, maxDelayMs: 1_000 };

test('delays double up to the longest while lives are short', () => {
  const backoff = createRestartBackoff({ ...bounds, random: () => 0 });
  expect([5, 5, 5, 5, 5, 5].map((livedMs) => backoff.delayAfter(livedMs))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ]);
});

test('a long life ends the series', () => {
  const backoff = createRestartBackoff({ ...bounds, random: () => 0 });
  backoff.delayAfter(5);
  backoff.delayAfter(5);
  expect(backoff.delayAfter(1_000)).toBe(100);
  expect(backoff.delayAfter(999)).toBe(200);
});

test('a random part takes away at most half of the delay, so that workers that ended together do not restart together', () => {
  const backoff = createRestartBackoff({ ...bounds, random: () => 1 });
  expect(backoff.delayAfter(5)).toBe(50);
});
