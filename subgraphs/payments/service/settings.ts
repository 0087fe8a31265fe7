import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Settings of the payments service, from the environment. */
export interface PaymentsSettings {
  /** `ERP_PAYMENTS_PROVIDER_TIMEOUT_MS`, default 5000: after this an attempt is in doubt. */
  readonly providerTimeoutMs: number;
  /** `ERP_PAYMENTS_RECONCILE_SECONDS`, default 15: how often attempts in doubt are looked up. */
  readonly reconcileIntervalMs: number;
  /** `ERP_PAYMENTS_ABANDON_SECONDS`, default 30: an attempt the provider has not received by then is given up. */
  readonly abandonAfterMs: number;
  /**
   * `ERP_PAYMENTS_WEBHOOK_URL`, else `/webhooks/sandbox` of `ERP_PAYMENTS_SUBGRAPH_URL`: where the sandbox
   * provider sends webhooks; none are sent without either.
   */
  readonly webhookUrl: string | undefined;
  /** `ERP_PAYMENTS_WEBHOOK_SECRET` (or `…_FILE`), 32 characters or more; a random one by default. */
  readonly webhookSecret: string;
}

const wholeNumber = (fallback: number, maximum: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? fallback : value),
    z.coerce.number().int().min(1).max(maximum),
  );

const environmentSchema = z.object({
  ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: wholeNumber(5_000, 60_000),
  ERP_PAYMENTS_RECONCILE_SECONDS: wholeNumber(15, 86_400),
  ERP_PAYMENTS_ABANDON_SECONDS: wholeNumber(30, 86_400),
  ERP_PAYMENTS_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  ERP_PAYMENTS_WEBHOOK_SECRET: z.string().min(32).optional(),
});

/** Throws with every mistake listed; values are not repeated, one of them is a secret. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): PaymentsSettings {
  const secretFile = environment['ERP_PAYMENTS_WEBHOOK_SECRET_FILE'];
  const parsed = environmentSchema.safeParse({
    ...environment,
    ERP_PAYMENTS_WEBHOOK_URL: readWebhookUrl(environment),
    ERP_PAYMENTS_WEBHOOK_SECRET: secretFile
      ? readFileSync(secretFile, 'utf8').trim()
      : environment['ERP_PAYMENTS_WEBHOOK_SECRET'] || undefined,
  });
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The settings of payments are not valid. ${mistakes.join(' ')}`);
  }
  return {
    providerTimeoutMs: parsed.data.ERP_PAYMENTS_PROVIDER_TIMEOUT_MS,
    reconcileIntervalMs: parsed.data.ERP_PAYMENTS_RECONCILE_SECONDS * 1_000,
    abandonAfterMs: parsed.data.ERP_PAYMENTS_ABANDON_SECONDS * 1_000,
    webhookUrl: parsed.data.ERP_PAYMENTS_WEBHOOK_URL,
    webhookSecret: parsed.data.ERP_PAYMENTS_WEBHOOK_SECRET ?? randomBytes(32).toString('base64url'),
  };
}

function readWebhookUrl(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const own = environment['ERP_PAYMENTS_WEBHOOK_URL'];
  const subgraphUrl = environment['ERP_PAYMENTS_SUBGRAPH_URL'];
  if (own || !subgraphUrl) return own || undefined;
  return `${subgraphUrl.replace(/\/$/, '')}/webhooks/sandbox`;
}
