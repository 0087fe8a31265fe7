import { expect, test } from '@jest/globals';
import { createEncodingNegotiator } from './negotiate-encoding.ts';

const negotiate = createEncodingNegotiator(['zstd', 'br', 'gzip']);

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate, br, zstd', 'zstd'],
  ['gzip;q=1.0, br;q=0.9', 'gzip'],
  ['br; q=0.2 , gzip;q=0.3', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['gzip;q=0.000', 'identity'],
  ['*', 'zstd'],
  ['*;q=0.1, br;q=0', 'zstd'],
  ['zstd;q=0, *', 'br'],
  ['gzip;q=0.5', 'gzip'],
  ['identity', 'identity'],
  ['identity;q=0.5, gzip;q=0.4', 'identity'],
  ['identity, gzip', 'gzip'],
  ['gzip;q=nonsense', 'identity'],
  ['gzip;q=2', 'identity'],
  ['gzip;q=-1', 'identity'],
  [',, ;q=1, gzip', 'gzip'],
  ['*;q=.5', 'identity'],
  ['identity;q=high', 'identity'],
  ['identity;q=high, gzip', 'gzip'],
  ['br;q=0.5, *;q=', 'br'],
] as const)('%j is answered with %s', (header, encoding) => {
  expect(negotiate(header)).toEqual({ encoding, isIdentityRefused: false });
  // Remembered now.
  expect(negotiate(header)).toEqual({ encoding, isIdentityRefused: false });
});

test.each([
  ['identity;q=0, gzip', 'gzip'],
  ['*;q=0, br', 'br'],
  ['gzip;q=0.001, identity;q=0', 'gzip'],
] as const)('%j takes nothing as it is', (header, encoding) => {
  expect(negotiate(header)).toEqual({ encoding, isIdentityRefused: true });
});

test.each(['identity;q=0', '*;q=0', 'deflate, identity;q=0', 'gzip;q=0, *;q=0', 'deflate, *;q=0'])(
  'nothing on offer is acceptable to %j',
  (header) => {
    expect(negotiate(header)).toBeUndefined();
  },
);

test('a body as it is stays acceptable where `*` is refused and `identity` is not', () => {
  expect(negotiate('identity, *;q=0')).toEqual({ encoding: 'identity', isIdentityRefused: false });
});
