import { expect, test } from '@jest/globals';
import { parseCommandLine } from './command-line.ts';
import { loadConfig } from './load-config.ts';
import type { RouterConfigInput } from './router-config.ts';

function errorsOf(defaults: RouterConfigInput): readonly string[] {
  const loaded = loadConfig({
    commandLine: parseCommandLine([]),
    environment: {},
    defaults: { supergraph: { file: 'graph.graphql' }, ...defaults },
  });
  return loaded.kind === 'invalid' ? loaded.errors : [];
}

test.each(['/health', '/healthz', '/ready', '/readyz/', '/version'])(
  '%s belongs to the router itself: neither the endpoint nor metrics can have it',
  (path) => {
    const owner = `a route of the router itself (${path.replace(/\/$/, '')})`;
    expect(errorsOf({ server: { path } })).toEqual([`server.path is the path of ${owner}`]);
    expect(errorsOf({ metrics: { path } })).toEqual([`metrics.path is the path of ${owner}`]);
  },
);

test('/schema.graphql belongs to the router itself', () => {
  expect(errorsOf({ metrics: { path: '/schema.graphql' } })).toEqual([
    'metrics.path is the path of a route of the router itself (/schema.graphql)',
  ]);
});

test('the endpoint and metrics have paths of their own, but for metrics elsewhere or not at all', () => {
  const path = '/both';
  const both = { server: { path }, metrics: { path: '/both/' } };
  expect(errorsOf(both)).toEqual(['metrics.path is the path of server.path']);
  expect(errorsOf({ ...both, metrics: { ...both.metrics, port: 9464 } })).toEqual([]);
  expect(errorsOf({ ...both, metrics: { ...both.metrics, enabled: false } })).toEqual([]);
});

test('a path that is taken is reported together with other mistakes', () => {
  const jwksUrl = 'https://auth.example/keys';
  expect(errorsOf({ server: { path: '/health' }, jwt: { jwksUrl } })).toEqual([
    'server.path is the path of a route of the router itself (/health)',
    'jwt.issuer is required with jwt.jwksUrl',
    'jwt.audience is required with jwt.jwksUrl',
  ]);
});

test.each(['/', '/graphql', '/healthy', '/health/graphql'])('%s is free', (path) => {
  expect(errorsOf({ server: { path } })).toEqual([]);
});
