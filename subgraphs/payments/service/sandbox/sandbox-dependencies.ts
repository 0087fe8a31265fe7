import type { Database } from '../../../kit/database/database.ts';
import type { Logger } from '../../../kit/observability/logger.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import type { SandboxTables } from './sandbox-tables.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** What the sandbox works with. */
export interface SandboxDependencies {
  readonly database: Database<SandboxTables>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where webhooks go; none are written without it. */
  readonly webhookUrl: string | undefined;
  readonly webhookSecret: string;
  readonly sender: WebhookSender;
  /** Starts a delivery without waiting for it. */
  readonly sendSoon: (eventId: string) => void;
}
