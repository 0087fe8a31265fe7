import { expect, test } from '@jest/globals';
import { resolveConfig } from '../config/load-config.ts';
import type { RouterConfigInput } from '../config/router-config.ts';
import { resolveConnection } from '../subgraph-http/connection-settings.ts';
import { compiledEngineOptionsOf } from './compiled-engine-options.ts';

const optionsFor = (config: RouterConfigInput) =>
  compiledEngineOptionsOf(resolveConfig({ supergraph: { file: 'unused' }, ...config }));

test('every option of the engine is reached', () => {
  const options = optionsFor({
    federation: { answerMemoryBytes: 7, shareSubgraphRequests: false },
    planning: { timeoutMs: 6, cacheBytes: 8, overridePercentage: 9, overrideLabels: ['new'] },
    subgraphs: {
      all: {
        timeoutMs: 1,
        connectTimeoutMs: 2,
        maxResponseBytes: 3,
        maxConnections: 4,
        keepAliveTimeoutMs: 5,
        http2: false,
        compression: true,
        tls: { caFile: 'ca.pem' },
      },
      pay: {
        url: 'https://pay/',
        timeoutMs: 30_000,
        connectTimeoutMs: 20,
        maxResponseBytes: 30,
        maxConnections: 40,
        keepAliveTimeoutMs: 50,
        http2: true,
        compression: false,
        tls: { serverName: 'pay' },
      },
    },
  });
  const { http, ...others } = options;
  expect(resolveConnection(http ?? {}, 'crm')).toEqual({
    url: undefined,
    timeoutMs: 1,
    connectTimeoutMs: 2,
    maxResponseBytes: 3,
    maxConnections: 4,
    keepAliveTimeoutMs: 5,
    http2: false,
    compression: true,
    tls: { caFile: 'ca.pem' },
    hasOwnTls: false,
  });
  expect(resolveConnection(http ?? {}, 'pay')).toEqual({
    url: 'https://pay/',
    timeoutMs: 30_000,
    connectTimeoutMs: 20,
    maxResponseBytes: 30,
    maxConnections: 40,
    keepAliveTimeoutMs: 50,
    http2: true,
    compression: false,
    tls: { caFile: 'ca.pem', serverName: 'pay' },
    hasOwnTls: true,
  });
  expect(others).toEqual({
    planning: { timeoutMs: 6, overrideLabels: ['new'], overridePercentage: 9 },
    answerMemoryBytes: 7,
    cache: { maxBytes: 8 },
    shareSubgraphRequests: false,
    headers: {},
  });
});

test('header rules keep their order, and patterns become regular expressions', () => {
  const { headers } = optionsFor({
    subgraphs: {
      all: {
        requestHeaders: [
          { kind: 'propagate', named: 'x-locale' },
          { kind: 'propagate', matching: '^x-feature-' },
          { kind: 'insert', name: 'x-from', value: 'router' },
          { kind: 'remove', named: 'x-feature-secret' },
        ],
        responseHeaders: [{ named: 'set-cookie' }],
      },
      pay: { requestHeaders: [{ kind: 'insert', name: 'x-pay', value: '1' }] },
      crm: { timeoutMs: 5 },
    },
  });
  expect(headers).toEqual({
    request: [
      { kind: 'propagate', named: 'x-locale' },
      { kind: 'propagate', matching: /^x-feature-/ },
      { kind: 'insert', name: 'x-from', value: 'router' },
      { kind: 'remove', named: 'x-feature-secret' },
    ],
    response: [{ named: 'set-cookie' }],
    subgraphs: { pay: { request: [{ kind: 'insert', name: 'x-pay', value: '1' }], response: [] } },
  });
});

test('a rule without a name, with two names, or with a wrong regular expression is refused', () => {
  const withRule = (rule: object) => () => optionsFor({ subgraphs: { all: { responseHeaders: [rule] } } });
  expect(withRule({})).toThrow('needs either');
  expect(withRule({ named: 'a', matching: 'b' })).toThrow('needs either');
  expect(withRule({ matching: '(' })).toThrow('must be a regular expression');
});
