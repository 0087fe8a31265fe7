import type { PaymentProvider } from '../provider/payment-provider.ts';
import {
  abandonSandboxCapture,
  captureInSandbox,
  findSandboxCapture,
  settleDuePayments,
} from './sandbox-captures.ts';
import type { SandboxDependencies } from './sandbox-dependencies.ts';
import { refundInSandbox } from './sandbox-refunds.ts';
import { readSandboxWebhook } from './sandbox-webhook.ts';
import { createWebhookSender } from './webhook-sender.ts';

/** The built-in provider, and what it does besides answering calls. */
export interface SandboxProvider extends PaymentProvider {
  /** Captures pending payments whose time has come and sends the webhooks that are due. */
  runDueWork(): Promise<void>;
  /** Waits for the webhooks that are being sent. */
  close(): Promise<void>;
}

/** Name of the sandbox wherever a provider is named. */
export const sandboxName = 'sandbox';

/**
 * A payment provider that moves no money: what it does depends on the card number alone (`test-cards.ts`). It
 * keeps its own records, honours idempotency keys and sends signed webhooks, as an outside provider does.
 */
export function createSandboxProvider(
  options: Omit<SandboxDependencies, 'sender' | 'sendSoon'>,
): SandboxProvider {
  const sender = createWebhookSender({
    connection: options.database.kysely,
    clock: options.clock,
    logger: options.logger,
    url: options.webhookUrl,
    secret: options.webhookSecret,
  });
  const sending = new Set<Promise<void>>();
  const sandbox: SandboxDependencies = {
    ...options,
    sender,
    sendSoon: (eventId) => {
      const delivery = sender.deliver(eventId).finally(() => sending.delete(delivery));
      sending.add(delivery);
    },
  };
  return {
    name: sandboxName,
    capture: (request, signal) => captureInSandbox(sandbox, request, signal),
    findCapture: (attempt) => findSandboxCapture(sandbox, attempt),
    abandonCapture: (attempt) => abandonSandboxCapture(sandbox, attempt),
    refund: (request) => refundInSandbox(sandbox, request),
    readWebhook: (webhook) => readSandboxWebhook(options.webhookSecret, webhook),
    runDueWork: async () => {
      await settleDuePayments(sandbox);
      await sender.deliverDue();
    },
    close: async () => {
      await Promise.all(sending);
    },
  };
}
