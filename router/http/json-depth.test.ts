import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exceedsJsonDepth } from './json-depth.ts';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test('agrees with the parsed value for any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 6 }), (value, limit) => {
      const json = Buffer.from(JSON.stringify(value));
      expect(exceedsJsonDepth(json, limit)).toBe(depthOf(value) > limit);
    }),
  );
});

test.each(['"[[[["', '"\\"[[[["', '"\\\\\\"[[["', '"\\\\"', '""', '{"[[[":"{{{"}'])(
  'brackets inside texts do not count: %s',
  (json) => {
    expect(exceedsJsonDepth(Buffer.from(json), 1)).toBe(false);
  },
);

test('a text that never ends is not read twice', () => {
  expect(exceedsJsonDepth(Buffer.from(`"${'['.repeat(1_000_000)}`), 1)).toBe(false);
});
