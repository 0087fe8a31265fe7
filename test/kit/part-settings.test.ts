import { expect, test } from '@jest/globals';
import { readPartSettings } from '../../subgraphs/part-settings.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
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
    isCommandLineWrong: true,
  });
});

test.each(['x', '-1', '65536', '1.5', ' ', '0x10'])('%j is not a valid port', (port) => {
  expect(metricsPortOf(['service', 'crm'], { ERP_METRICS_PORT: port })).toEqual({
    kind: 'invalid',
    errors: ['ERP_METRICS_PORT: a whole number from 0 to 65535'],
    isCommandLineWrong: false,
  });
  expect(metricsPortOf(['service', 'crm', `--port=${port}`])).toEqual({
    kind: 'invalid',
    errors: ['--port: a whole number from 0 to 65535'],
    isCommandLineWrong: true,
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

test('a subgraph keeps no data', () => {
  const errors = ['A subgraph keeps no data: leave --data-dir and --seed-demo out.'];
  for (const flag of ['--data-dir=folder', '--seed-demo'])
    expect(readPartSettings(['subgraph', 'crm', flag], secret)).toEqual({
      kind: 'invalid',
      errors,
      isCommandLineWrong: true,
    });
  expect(readPartSettings(['subgraph', 'crm'], { ...secret, ERP_SEED_DEMO: 'maybe' }).kind).toBe('ready');
});

test('all mistakes are reported together, and no value is', () => {
  const outcome = readPartSettings(['service', 'nothing', 'more', '--metrics-port', 'x'], {
    ERP_VIEWER_TOKEN_SECRET: 'hunter2',
    ERP_DATABASE_URL: 'mysql://hunter2@host/erp',
    ERP_LOGGING_LEVEL: 'loud',
    ERP_SEED_DEMO: 'yes',
    ERP_CRM_SERVICE_ADDRESS: 'http://crm:50052',
  });
  expect(outcome).toEqual({
    kind: 'invalid',
    errors: [
      `Name one of the domains: ${domainRegistry.map(({ name }) => name).join(', ')}.`,
      'Name one part: each is a process of its own.',
      'ERP_VIEWER_TOKEN_SECRET: 32 bytes or more',
      'ERP_DATABASE_URL: a postgres:// URL',
      'ERP_LOGGING_LEVEL: trace, debug, info, warn, error, fatal or silent',
      '--metrics-port: a whole number from 0 to 65535',
      'ERP_SEED_DEMO: true or false',
      'ERP_CRM_SERVICE_ADDRESS: host:port of a gRPC service',
    ],
    isCommandLineWrong: true,
  });
});

test('what is empty is not set', () => {
  const names =
    'HOST PORT METRICS_PORT DATA_DIR DATABASE_URL SEED_DEMO LOG_LEVEL CRM_SERVICE_ADDRESS AUTH_SERVICE_ADDRESS';
  const empty = Object.fromEntries(
    names.split(' ').flatMap((name) => [
      [`ERP_${name}`, ''],
      [`ERP_${name}_FILE`, ''],
    ]),
  );
  const outcome = readPartSettings(['service', 'crm'], { ...secret, ...empty });
  if (outcome.kind !== 'ready') throw new Error(JSON.stringify(outcome));
  const { host, port, metricsPort, data, seedDemo, logLevel, peerAddress } = outcome.settings;
  expect({ host, port, metricsPort, data, seedDemo, logLevel }).toEqual({
    host: '127.0.0.1',
    port: 50052,
    metricsPort: undefined,
    data: { kind: 'memory' },
    seedDemo: false,
    logLevel: 'info',
  });
  expect(peerAddress('auth')).toBe('127.0.0.1:50051');
});

test.each(['crm', ':50052', 'crm:', 'http://crm:50052', 'crm:50052/x'])(
  '%j is not a valid address',
  (address) => {
    expect(readPartSettings(['subgraph', 'crm'], { ...secret, ERP_CRM_SERVICE_ADDRESS: address })).toEqual({
      kind: 'invalid',
      errors: ['ERP_CRM_SERVICE_ADDRESS: host:port of a gRPC service'],
      isCommandLineWrong: false,
    });
  },
);
