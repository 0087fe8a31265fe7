import type { Kysely } from 'kysely';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import type { Logger } from '../../../kit/observability/logger.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import type { SandboxTables, SandboxWebhookRow } from './sandbox-tables.ts';
import { signatureHeader, signWebhook } from './webhook-signature.ts';

/** Sends the sandbox's webhooks, signed, until each was received or given up. */
export interface WebhookSender {
  /** Sends one event now. Never rejects: a failed delivery is tried again later. */
  deliver(eventId: string): Promise<void>;
  /** Sends everything that is due. */
  deliverDue(): Promise<void>;
}

const maxAttempts = 12;
const shortestPauseMs = 1_000;
const longestPauseMs = 60_000;
const deliveryTimeoutMs = 5_000;
const batchSize = 50;

/** @param url where webhooks go; without one nothing is sent */
export function createWebhookSender(options: {
  readonly connection: Kysely<SandboxTables>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly url: string | undefined;
  readonly secret: string;
}): WebhookSender {
  const { connection, clock, logger, url, secret } = options;

  const attempt = async (webhook: SandboxWebhookRow): Promise<void> => {
    if (url === undefined || !(await claim(webhook))) return;
    const isReceived = await post(url, secret, webhook.body, clock()).catch((error: unknown) => {
      logger.debug({ err: error, eventId: webhook.id }, 'webhook was not delivered');
      return false;
    });
    if (!isReceived) return;
    await connection
      .updateTable('sandbox_webhooks')
      .set({
        repetitions: Math.max(webhook.repetitions - 1, 0),
        next_attempt_at: webhook.repetitions > 0 ? clock().toISOString() : null,
      })
      .where('id', '=', webhook.id)
      .execute();
  };
  /** Of several processes one sends: the attempt is counted, and the next one planned, before it is made. */
  const claim = async (webhook: SandboxWebhookRow): Promise<boolean> => {
    const attempts = webhook.attempts + 1;
    const pauseMs = Math.min(shortestPauseMs * 2 ** webhook.attempts, longestPauseMs);
    const result = await connection
      .updateTable('sandbox_webhooks')
      .set({
        attempts,
        next_attempt_at: attempts >= maxAttempts ? null : new Date(clock().getTime() + pauseMs).toISOString(),
      })
      .where('id', '=', webhook.id)
      .where('attempts', '=', webhook.attempts)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  };

  return {
    deliver: async (eventId) => {
      try {
        const webhook = await connection
          .selectFrom('sandbox_webhooks')
          .selectAll()
          .where('id', '=', eventId)
          .where('next_attempt_at', 'is not', null)
          .executeTakeFirst();
        if (webhook) await attempt(webhook);
      } catch (error: unknown) {
        logger.warn({ err: error, eventId }, 'webhook could not be sent');
      }
    },
    deliverDue: async () => {
      if (url === undefined) return;
      const due = await connection
        .selectFrom('sandbox_webhooks')
        .selectAll()
        .where('next_attempt_at', '<=', clock().toISOString())
        .orderBy('next_attempt_at')
        .limit(rowLimit(batchSize))
        .execute();
      for (const webhook of due) await attempt(webhook);
    },
  };
}

async function post(url: string, secret: string, body: string, now: Date): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [signatureHeader]: signWebhook(secret, body, now) },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(deliveryTimeoutMs),
  });
  await response.body?.cancel();
  return response.ok;
}
