import { expect, test } from '@jest/globals';
import { resolveConfig } from './load-config.ts';
import type { RouterConfigInput } from './router-config.ts';

const resolve = (federation: RouterConfigInput['federation']) =>
  resolveConfig({ supergraph: { file: 'a' }, federation }).federation;

test.each([
  [
    'a header of the connection',
    { requestHeaders: [{ kind: 'propagate', named: 'Host' }] },
    /requestHeaders\.0\.named belongs to one connection/,
  ],
  [
    'a length',
    { responseHeaders: [{ named: 'x-a', rename: 'content-length' }] },
    /responseHeaders\.0\.rename belongs to/,
  ],
  [
    'a value with a line break',
    { requestHeaders: [{ kind: 'insert', name: 'x-a', value: 'a\r\nb: c' }] },
    /requestHeaders\.0\.value must be text/,
  ],
  [
    'a new name for a pattern',
    { requestHeaders: [{ kind: 'propagate', matching: 'x', rename: 'y' }] },
    /can have `rename` and `default` only with/,
  ],
  ['an unknown kind', { requestHeaders: [{ kind: 'drop', named: 'x' }] }, /requestHeaders\.0\.kind/],
  ['an unknown key', { subgraphs: { a: { tsl: {} } } }, /federation\.subgraphs\.a\.tsl is not an option/],
  ['a time that is none', { subgraphs: { a: { timeoutMs: 0 } } }, /federation\.subgraphs\.a\.timeoutMs/],
  [
    'a URL that is set twice',
    { subgraphUrls: { a: 'http://a/' }, subgraphs: { a: { url: 'http://b/' } } },
    /federation\.subgraphs\.a\.url cannot be combined/,
  ],
])('%s is refused', (_name, federation, message) => {
  expect(() => resolve(federation as RouterConfigInput['federation'])).toThrow(message);
});

test('nothing is forwarded and nothing is overridden unless it is configured', () => {
  expect(resolve({})).toMatchObject({
    forwardedHeaders: [],
    requestHeaders: [],
    responseHeaders: [],
    subgraphs: {},
    tls: {},
    http2: true,
    compression: false,
  });
});
