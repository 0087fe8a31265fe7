import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/database.ts';
import { readDatabaseFailure } from '../database/database-failure.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { Logger } from '../observability/logger.ts';
import type { DomainEvent } from './domain-event.ts';
import type { EventBus, EventSubscription } from './event-bus.ts';

/** Reacts to one event inside the transaction that also records the event as seen. */
export type EventHandler<Tables> = (event: DomainEvent, transaction: Transaction<Tables>) => Promise<void>;

/** Handlers by type without prefix, for example `payments.payment-succeeded.v1`. */
export type EventHandlers<Tables> = Readonly<Record<string, EventHandler<Tables>>>;

const maxAttempts = 5;

/**
 * Consumes events exactly once in effect: the event id is recorded in the handler's transaction, so that a
 * second delivery does nothing. A handler that fails is tried five times with growing pauses; then the event
 * goes to `dead_events` and the stream moves on. Unavailable dependencies are waited for without limit.
 */
export function startEventConsumer<Tables>(options: {
  readonly group: string;
  readonly database: Database<Tables>;
  readonly bus: EventBus;
  readonly handlers: EventHandlers<Tables>;
  readonly logger: Logger;
}): EventSubscription {
  const attempts = new Map<string, number>();
  return options.bus.subscribe({
    group: options.group,
    types: Object.keys(options.handlers).map((type) => `erp.${type}`),
    handler: async (event) => {
      try {
        await consumeOnce(options, event);
        attempts.delete(event.id);
      } catch (error) {
        if (isOutage(error)) throw error;
        const attempt = (attempts.get(event.id) ?? 0) + 1;
        attempts.set(event.id, attempt);
        if (attempt < maxAttempts) throw error;
        await buryEvent(options, event, error);
        attempts.delete(event.id);
        options.logger.error(
          { err: error, eventId: event.id, type: event.type, group: options.group },
          'event given up',
        );
      }
    },
  });
}

/** Whether a peer or the database is away: no fault of the event. */
function isOutage(error: unknown): boolean {
  const failure = error instanceof DomainError ? error : readDatabaseFailure(error);
  return failure?.code === 'UNAVAILABLE' || failure?.code === 'TIMEOUT';
}

async function consumeOnce<Tables>(
  options: {
    readonly group: string;
    readonly database: Database<Tables>;
    readonly handlers: EventHandlers<Tables>;
  },
  event: DomainEvent,
): Promise<void> {
  const handler = options.handlers[event.type.replace(/^erp\./, '')];
  if (!handler) return;
  await options.database.transaction(async (transaction) => {
    const { rows } = await sql`insert into processed_events (event_id, consumer_group, processed_at)
      values (${event.id}, ${options.group}, ${new Date().toISOString()})
      on conflict (consumer_group, event_id) do nothing returning event_id`.execute(transaction);
    if (rows.length > 0) await handler(event, transaction);
  });
}

async function buryEvent<Tables>(
  options: { readonly group: string; readonly database: Database<Tables> },
  event: DomainEvent,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await sql`insert into dead_events (event_id, consumer_group, event, error, failed_at)
    values (${event.id}, ${options.group}, ${JSON.stringify(event)}, ${reason}, ${new Date().toISOString()})
    on conflict (consumer_group, event_id) do nothing`.execute(options.database.kysely);
}
