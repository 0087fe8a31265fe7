import { expect, test } from '@jest/globals';
import { resolveConfig } from '../config/load-config.ts';
import type { RouterConfigInput } from '../config/router-config.ts';
import { compiledEngineOptionsOf } from './compiled-engine-options.ts';

const optionsFor = (federation: RouterConfigInput['federation']) =>
  compiledEngineOptionsOf(resolveConfig({ supergraph: { file: 'unused' }, federation }).federation);

test('every option of the engine is reached', () => {
  const options = optionsFor({
    subgraphTimeoutMs: 1,
    connectTimeoutMs: 2,
    maxSubgraphResponseBytes: 3,
    maxConnectionsPerSubgraph: 4,
    keepAliveTimeoutMs: 5,
    planTimeoutMs: 6,
    answerMemoryBytes: 7,
    operationCacheBytes: 8,
    overridePercentage: 9,
    overrideLabels: ['new'],
    http2: false,
    compression: true,
    shareSubgraphRequests: false,
    coalesceQueries: false,
    tls: { caFile: 'ca.pem' },
    subgraphs: { pay: { timeoutMs: 30_000, tls: { serverName: 'pay' } } },
  });
  expect(options).toEqual({
    http: {
      timeoutMs: 1,
      connectTimeoutMs: 2,
      maxResponseBytes: 3,
      maxConnections: 4,
      keepAliveMs: 5,
      http2: false,
      compression: true,
      tls: { caFile: 'ca.pem' },
      subgraphs: { pay: { timeoutMs: 30_000, tls: { serverName: 'pay' } } },
    },
    planning: { timeoutMs: 6, overrideLabels: ['new'], overridePercentage: 9 },
    answerMemoryBytes: 7,
    cache: { maxBytes: 8 },
    shareSubgraphRequests: false,
    coalesceQueries: false,
    headers: {},
  });
});

test('header rules keep their order, forwarded headers first, and patterns become regular expressions', () => {
  const { headers } = optionsFor({
    forwardedHeaders: ['X-Locale'],
    requestHeaders: [
      { kind: 'propagate', matching: '^x-feature-' },
      { kind: 'insert', name: 'x-from', value: 'router' },
      { kind: 'remove', named: 'x-feature-secret' },
    ],
    responseHeaders: [{ named: 'set-cookie' }],
    subgraphs: {
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

test('a rule that names nothing, two things, or no regular expression is refused', () => {
  expect(() => optionsFor({ responseHeaders: [{}] })).toThrow('needs either');
  expect(() => optionsFor({ responseHeaders: [{ named: 'a', matching: 'b' }] })).toThrow('needs either');
  expect(() => optionsFor({ responseHeaders: [{ matching: '(' }] })).toThrow('must be a regular expression');
});
