import { expect, test } from '@jest/globals';
import { readPartSettings } from '../../subgraphs/part-settings.ts';
import { testViewerTokenSecret } from '../harness/start-domain.ts';

const secret = { ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret };

function metricsPortOf(argv: readonly string[], environment: Record<string, string> = {}): unknown {
  const outcome = readPartSettings(argv, { ...secret, ...environment });
  return outcome.kind === 'ready' ? outcome.settings.metricsPort : outcome;
}

test('a service serves its metrics on the port of the flag, else of the variable, and by default not at all', () => {
  expect(metricsPortOf(['service', 'crm'])).toBeUndefined();
  expect(metricsPortOf(['service', 'crm'], { ERP_METRICS_PORT: '' })).toBeUndefined();
  expect(metricsPortOf(['service', 'crm'], { ERP_METRICS_PORT: '9101' })).toBe(9101);
  expect(metricsPortOf(['service', 'crm', '--metrics-port', '0'], { ERP_METRICS_PORT: '9101' })).toBe(0);
});

test('a subgraph has its metrics on its own port: the variable is for others, the flag is a mistake', () => {
  expect(metricsPortOf(['subgraph', 'crm'], { ERP_METRICS_PORT: '9101' })).toBeUndefined();
  expect(metricsPortOf(['subgraph', 'crm', '--metrics-port', '9101'])).toEqual({
    kind: 'invalid',
    errors: ['A subgraph serves /metrics on its own port: leave --metrics-port out.'],
  });
});

test.each(['x', '-1', '65536', '1.5', ' '])('%j is not a valid metrics port', (port) => {
  expect(metricsPortOf(['service', 'crm'], { ERP_METRICS_PORT: port })).toEqual({
    kind: 'invalid',
    errors: ['The metrics port must be a number from 0 to 65535.'],
  });
});

test('a stop gives calls in flight ten seconds, or what is set', () => {
  const drainTimeoutOf = (environment: Record<string, string>): unknown => {
    const outcome = readPartSettings(['service', 'crm'], { ...secret, ...environment });
    return outcome.kind === 'ready' ? outcome.settings.drainTimeoutMs : outcome.kind;
  };
  expect(drainTimeoutOf({})).toBe(10_000);
  expect(drainTimeoutOf({ ERP_DRAIN_TIMEOUT_MS: '' })).toBe(10_000);
  expect(drainTimeoutOf({ ERP_DRAIN_TIMEOUT_MS: '250' })).toBe(250);
  for (const wrong of ['0', '-1', '1.5', 'x', ' ', '3600001', '1e3'])
    expect([wrong, drainTimeoutOf({ ERP_DRAIN_TIMEOUT_MS: wrong })]).toEqual([wrong, 'invalid']);
});

test('all mistakes are reported together', () => {
  const outcome = readPartSettings(['service', 'nothing', '--metrics-port', 'x'], {
    ERP_DATABASE_URL: 'mysql://',
  });
  expect(outcome.kind === 'invalid' && outcome.errors).toHaveLength(4);
});
