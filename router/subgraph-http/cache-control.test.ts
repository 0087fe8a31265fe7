import { expect, test } from '@jest/globals';
import { strictestCacheControl } from './cache-control.ts';

test.each([
  [['max-age=60, public', 'public, max-age=30'], 'max-age=30, public'],
  [['max-age=60, public', 'max-age=30'], 'max-age=30'],
  [['max-age=60', 'max-age=90, private'], 'max-age=60, private'],
  [['max-age=60, private="x-name"'], 'max-age=60, private'],
  [['max-age=60, public', undefined], 'no-store'],
  [['max-age=60', 'no-store'], 'no-store'],
  [['max-age=60, no-transform', 'no-store'], 'no-store, no-transform'],
  [['max-age=60', 'no-cache, max-age=60'], 'no-cache, max-age=60'],
  [['max-age=60, s-maxage=5', 'max-age=30'], 'max-age=30, s-maxage=5'],
  [['max-age=5', 'max-age=60, s-maxage=600'], 'max-age=5, s-maxage=5'],
  [['max-age=60, s-maxage=600', 'private, max-age=60'], 'max-age=60, private'],
  [['max-age=60, must-revalidate', 'max-age=60, no-transform'], 'max-age=60, must-revalidate, no-transform'],
  [['max-age=60, max-age=10'], 'max-age=10'],
  [['public', 'max-age=60, public'], 'max-age=0, public'],
  [['MAX-AGE=60'], 'max-age=60'],
  [['max-age=-1, max-age=many'], 'max-age=0'],
  [[undefined, undefined], undefined],
])('cache-control %j becomes %s', (values, expected) => {
  expect(strictestCacheControl(values)).toBe(expected);
});
