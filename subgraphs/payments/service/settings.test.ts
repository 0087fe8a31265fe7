import { expect, test } from '@jest/globals';
import { settings } from './settings.ts';

test('everything has a default, the webhook secret a random one', () => {
  const defaults = settings.read({});
  expect(defaults).toEqual({
    providerTimeoutMs: 5_000,
    reconcileIntervalMs: 15_000,
    abandonAfterMs: 30_000,
    attentionAfterMs: 900_000,
    idempotencyHours: 720,
    webhookUrl: undefined,
    webhookSecret: expect.stringMatching(/^.{40,}$/),
  });
  expect(settings.read({}).webhookSecret).not.toBe(defaults.webhookSecret);
});

test('every mistake is listed, and the secret is not', () => {
  const read = () =>
    settings.read({
      ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: 'soon',
      ERP_PAYMENTS_RECONCILE_SECONDS: '0',
      ERP_PAYMENTS_WEBHOOK_URL: 'ftp://example.org',
      ERP_PAYMENTS_WEBHOOK_SECRET: 'too-short',
    });
  expect(read).toThrow(/PROVIDER_TIMEOUT_MS.*RECONCILE_SECONDS.*WEBHOOK_URL.*WEBHOOK_SECRET/);
  expect(read).not.toThrow(/too-short/);
});

test('webhooks go to the subgraph unless another address is named', () => {
  const subgraph = { ERP_PAYMENTS_SUBGRAPH_URL: 'http://payments:4106/' };
  expect(settings.read(subgraph).webhookUrl).toBe('http://payments:4106/webhooks/sandbox');
  expect(
    settings.read({ ...subgraph, ERP_PAYMENTS_WEBHOOK_URL: 'https://hooks.example/in' }).webhookUrl,
  ).toBe('https://hooks.example/in');
});
