import { expect, test } from '@jest/globals';
import { resolveConfig } from '../config/load-config.ts';
import { resolveConnection } from './connection-settings.ts';
import { connectionsOf, headerRulesOf } from './subgraph-settings.ts';

const { subgraphs } = resolveConfig({
  supergraph: { file: 'unused' },
  subgraphs: {
    all: {
      timeoutMs: 1,
      maxConnections: 2,
      tls: { caFile: 'ca.pem' },
      responseHeaders: [{ named: 'x-all' }],
    },
    pay: {
      url: 'https://pay/',
      timeoutMs: 3,
      tls: { serverName: 'pay' },
      responseHeaders: [{ named: 'x-pay' }],
    },
  },
});
const connections = connectionsOf(subgraphs);

test('a subgraph inherits what it does not set, TLS option by option', () => {
  expect(resolveConnection(connections, 'pay')).toMatchObject({
    url: 'https://pay/',
    timeoutMs: 3,
    maxConnections: 2,
    tls: { caFile: 'ca.pem', serverName: 'pay' },
    hasOwnTls: true,
  });
});

test.each(['crm', 'constructor'])(
  'a subgraph without settings of its own has the settings for all: %s',
  (name) => {
    expect(resolveConnection(connections, name)).toMatchObject({
      url: undefined,
      timeoutMs: 1,
      maxConnections: 2,
      maxResponseBytes: 33_554_432,
      tls: { caFile: 'ca.pem' },
      hasOwnTls: false,
    });
  },
);

test('header rules of a subgraph are kept beside those for all, which come before them', () => {
  expect(headerRulesOf(subgraphs)).toEqual({
    response: [{ named: 'x-all' }],
    subgraphs: { pay: { request: [], response: [{ named: 'x-pay' }] } },
  });
});
