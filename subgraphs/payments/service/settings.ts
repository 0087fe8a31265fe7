import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineSettings } from '../../kit/part/define-settings.ts';
import { webAddress, wholeNumber } from '../../kit/part/read-settings.ts';

/** What an installation decides about taking payments. */
export interface PaymentsSettings {
  /** After this an attempt is in doubt. */
  readonly providerTimeoutMs: number;
  /** How often attempts in doubt are looked up. */
  readonly reconcileIntervalMs: number;
  /** An attempt the provider has not received by then is given up. */
  readonly abandonAfterMs: number;
  /** After this, money in doubt or unmatched is on the work list. */
  readonly attentionAfterMs: number;
  /** How long calls with an idempotency key are remembered. */
  readonly idempotencyHours: number;
  /** Where the sandbox provider sends webhooks; undefined: it sends none. */
  readonly webhookUrl: string | undefined;
  /** Signs the webhooks of the sandbox provider. */
  readonly webhookSecret: string;
}

/** Reads `ERP_PAYMENTS_…`. */
export const settings = defineSettings(
  'payments',
  z.object({
    ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: wholeNumber(1, 60_000)
      .default(5_000)
      .describe('milliseconds after which an attempt is UNKNOWN'),
    ERP_PAYMENTS_RECONCILE_SECONDS: wholeNumber(1, 86_400)
      .default(15)
      .describe('how often attempts in doubt are looked up'),
    ERP_PAYMENTS_ABANDON_SECONDS: wholeNumber(1, 86_400)
      .default(30)
      .describe('an attempt the provider has not received by then is given up'),
    ERP_PAYMENTS_ATTENTION_SECONDS: wholeNumber(0, 31_536_000)
      .default(900)
      .describe(
        'an attempt that has been UNKNOWN and money that has been unmatched for so long is on the work list',
      ),
    ERP_PAYMENTS_IDEMPOTENCY_HOURS: wholeNumber(1, 8_760)
      .default(720)
      .describe(
        'how long requests with an `Idempotency-Key` are remembered; other domains: `ERP_IDEMPOTENCY_HOURS`, 24',
      ),
    ERP_PAYMENTS_SUBGRAPH_URL: webAddress()
      .optional()
      .describe(
        'base URL of the payments subgraph, where webhooks arrive at `/webhooks/sandbox` (set by `npm start`); ' +
          'without it none are sent and the reconciliation does their work',
      ),
    ERP_PAYMENTS_WEBHOOK_URL: webAddress()
      .optional()
      .describe("another address for the sandbox's webhooks than the one above"),
    ERP_PAYMENTS_WEBHOOK_SECRET: z
      .string()
      .min(32, '32 characters or more')
      .optional()
      .describe(
        '32 characters or more, random when it is not set; needed when several service processes run',
      ),
  }),
  (values): PaymentsSettings => ({
    providerTimeoutMs: values.ERP_PAYMENTS_PROVIDER_TIMEOUT_MS,
    reconcileIntervalMs: values.ERP_PAYMENTS_RECONCILE_SECONDS * 1_000,
    abandonAfterMs: values.ERP_PAYMENTS_ABANDON_SECONDS * 1_000,
    attentionAfterMs: values.ERP_PAYMENTS_ATTENTION_SECONDS * 1_000,
    idempotencyHours: values.ERP_PAYMENTS_IDEMPOTENCY_HOURS,
    webhookUrl: values.ERP_PAYMENTS_WEBHOOK_URL ?? webhookUrlOf(values.ERP_PAYMENTS_SUBGRAPH_URL),
    webhookSecret: values.ERP_PAYMENTS_WEBHOOK_SECRET ?? randomBytes(32).toString('base64url'),
  }),
);

function webhookUrlOf(subgraphUrl: string | undefined): string | undefined {
  return subgraphUrl && `${subgraphUrl.replace(/\/$/, '')}/webhooks/sandbox`;
}
