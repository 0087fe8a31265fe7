import { expect, test } from '@jest/globals';
import { resolveConfig } from './load-config.ts';
import type { RouterConfigInput } from './router-config.ts';
import { subgraphUrlsOf, unknownSubgraphsOf } from './subgraphs-config.ts';

const resolve = (subgraphs: RouterConfigInput['subgraphs']) =>
  resolveConfig({ supergraph: { file: 'a' }, subgraphs }).subgraphs;

test.each([
  [
    'a header of the connection',
    { all: { requestHeaders: [{ kind: 'propagate', named: 'Host' }] } },
    /all\.requestHeaders\.0\.named belongs to one connection/,
  ],
  [
    'a length',
    { a: { responseHeaders: [{ named: 'x-a', rename: 'content-length' }] } },
    /subgraphs\.a\.responseHeaders\.0\.rename belongs to/,
  ],
  [
    'a value with a line break',
    { all: { requestHeaders: [{ kind: 'insert', name: 'x-a', value: 'a\r\nb: c' }] } },
    /all\.requestHeaders\.0\.value must be text/,
  ],
  [
    'a new name for a pattern',
    { all: { requestHeaders: [{ kind: 'propagate', matching: 'x', rename: 'y' }] } },
    /can have `rename` and `default` only with/,
  ],
  ['an unknown kind', { all: { requestHeaders: [{ kind: 'drop', named: 'x' }] } }, /requestHeaders\.0\.kind/],
  ['an unknown key for all', { all: { tsl: {} } }, /subgraphs\.all\.tsl is not an option/],
  ['a URL for all', { all: { url: 'http://a/' } }, /subgraphs\.all\.url is not an option/],
  ['an unknown key of one', { a: { tsl: {} } }, /subgraphs\.a\.tsl is not an option/],
  ['a time that is none', { a: { timeoutMs: 0 } }, /subgraphs\.a\.timeoutMs/],
  [
    'an option without a subgraph',
    { timeoutMs: 5 },
    /subgraphs\.timeoutMs must hold the options of a subgraph/,
  ],
])('%s is refused', (_name, subgraphs, message) => {
  expect(() => resolve(subgraphs as RouterConfigInput['subgraphs'])).toThrow(message);
});

test('no header is passed on and no subgraph differs unless it is configured', () => {
  const subgraphs = resolve({});
  expect(subgraphs).toEqual({
    all: {
      timeoutMs: 10_000,
      connectTimeoutMs: 2_000,
      maxConnections: 256,
      maxResponseBytes: 33_554_432,
      keepAliveTimeoutMs: 30_000,
      http2: true,
      compression: false,
      tls: {},
      requestHeaders: [],
      responseHeaders: [],
    },
  });
  expect(subgraphUrlsOf(subgraphs)).toEqual({});
});

test('URLs and misspelt names are found by subgraph name', () => {
  const config = resolveConfig({
    supergraph: { file: 'a' },
    subgraphs: { crm: { url: 'http://crm/' }, prodcuts: { timeoutMs: 5 } },
    errors: { propagate: { crm: { messages: false }, paymnets: { messages: false } } },
  });
  expect(subgraphUrlsOf(config.subgraphs)).toEqual({ crm: 'http://crm/' });
  expect(unknownSubgraphsOf(config, ['crm', 'products'])).toEqual(['prodcuts', 'paymnets']);
});

test.each([
  ['its own URL', { file: 'a' }, { pay: { url: 'http://pay/', tls: { serverName: 'pay' } } }],
  ['a unix socket', { file: 'a' }, { pay: { url: 'unix:/run/pay.sock', tls: { serverName: 'pay' } } }],
  [
    'the URL it is asked for its schema at',
    { subgraphs: [{ name: 'pay', url: 'http://pay/' }] },
    { pay: { tls: { serverName: 'pay' } } },
  ],
])('TLS options of a subgraph that is not https are refused: %s', (_name, supergraph, subgraphs) => {
  expect(() => resolveConfig({ supergraph, subgraphs })).toThrow(
    'subgraphs.pay.tls needs a URL of the subgraph that is https',
  );
});

test('TLS options are accepted for a URL that replaces one without TLS, and for one that only the supergraph knows', () => {
  const tls = { serverName: 'pay' };
  resolveConfig({
    supergraph: { subgraphs: [{ name: 'pay', url: 'http://pay/' }] },
    subgraphs: { pay: { url: 'https://pay/', tls } },
  });
  expect(resolve({ all: { tls }, pay: { tls } })).toMatchObject({ pay: { tls } });
});
