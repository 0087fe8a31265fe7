import { sql, type Transaction } from 'kysely';
import type { EventContract, EventDescription } from '../../../proto/event-contract.ts';
import { eventCatalogue } from '../../../proto/generated/event-catalogue.ts';
import type { Database } from '../database/database.ts';
import { readDatabaseFailure } from '../database/database-failure.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { Logger } from '../observability/logger.ts';
import type { Clock } from '../values/clock.ts';
import type { DomainEvent } from './domain-event.ts';
import type { EventBus, EventSubscription } from './event-bus.ts';
import type { EventTypes } from './outbox.ts';

/** What a handler is given besides the payload. */
export interface Consumption<Tables> {
  readonly eventId: string;
  /** Organization the event belongs to. */
  readonly organizationId: string;
  /** Also records that the event was consumed: what the handler writes in it has its effect once. */
  readonly transaction: Transaction<Tables>;
}

/** The reaction to events of one type; made by {@link onEvent}. */
export interface EventHandler<Tables> {
  readonly event: EventDescription;
  readonly consume: (event: DomainEvent, transaction: Transaction<Tables>) => Promise<void>;
}

/** Parses the events of a contract and hands their payload to `handle`; data that is not as agreed is a failure. */
export function onEvent<Payload, Tables>(
  contract: EventContract<Payload>,
  handle: (payload: Payload, consumption: Consumption<Tables>) => Promise<void>,
): EventHandler<Tables> {
  return {
    event: contract,
    consume: (event, transaction) =>
      handle(contract.parse(event), {
        eventId: event.id,
        organizationId: event.organizationid,
        transaction,
      }),
  };
}

const maxAttempts = 5;

/**
 * Consumes events exactly once in effect: the event id is recorded in the handler's transaction, so that a
 * second delivery does nothing. A handler that fails is tried five times with growing pauses; then the event
 * goes to `dead_events` and the stream moves on. Unavailable dependencies are waited for without limit.
 * Throws when two handlers are for one type, or one for a type that no domain publishes.
 */
export function startEventConsumer<Tables>(options: ConsumerOptions<Tables>): EventSubscription {
  const handlers = indexHandlers(options);
  const attempts = new Map<string, number>();
  return options.bus.subscribe({
    group: options.group,
    types: [...handlers.keys()],
    handler: async (event) => {
      try {
        await consumeOnce(options, handlers, event);
        attempts.delete(event.id);
      } catch (error: unknown) {
        if (isOutage(error)) throw error;
        const attempt = (attempts.get(event.id) ?? 0) + 1;
        attempts.set(event.id, attempt);
        if (attempt < maxAttempts) throw error;
        await giveUp(options, event, error);
        attempts.delete(event.id);
        options.logger.error(
          { err: error, eventId: event.id, type: event.type, group: options.group },
          'event given up',
        );
      }
    },
  });
}

interface ConsumerOptions<Tables> {
  readonly group: string;
  readonly database: Database<Tables>;
  readonly bus: EventBus;
  readonly handlers: ReadonlyArray<EventHandler<Tables>>;
  /** Gives the time of the consumption. */
  readonly clock: Clock;
  readonly logger: Logger;
  /** Types that may be consumed: those of all domains by default. */
  readonly catalogue?: EventTypes;
}

/** Handlers by topic. */
function indexHandlers<Tables>({
  group,
  handlers,
  catalogue = eventCatalogue,
}: ConsumerOptions<Tables>): ReadonlyMap<string, EventHandler<Tables>> {
  const byTopic = new Map<string, EventHandler<Tables>>();
  for (const handler of handlers) {
    const { type, topic } = handler.event;
    if (!catalogue.has(type)) throw new Error(`${group} consumes ${type}, which no domain publishes.`);
    if (byTopic.has(topic)) throw new Error(`${group} has two handlers for ${type}.`);
    byTopic.set(topic, handler);
  }
  return byTopic;
}

/** Whether a peer or the database is not reachable, so that the event itself is not the cause. */
function isOutage(error: unknown): boolean {
  const failure = error instanceof DomainError ? error : readDatabaseFailure(error);
  return failure?.code === 'UNAVAILABLE' || failure?.code === 'TIMEOUT';
}

async function consumeOnce<Tables>(
  { group, database, clock }: ConsumerOptions<Tables>,
  handlers: ReadonlyMap<string, EventHandler<Tables>>,
  event: DomainEvent,
): Promise<void> {
  const handler = handlers.get(event.type);
  // The bus delivers what was not subscribed to: the event must show up in `dead_events`, not vanish.
  if (!handler) throw new Error(`${group} has no handler for ${event.type}.`);
  await database.transaction(async (transaction) => {
    const { rows } = await sql`insert into processed_events (event_id, consumer_group, processed_at)
      values (${event.id}, ${group}, ${clock().toISOString()})
      on conflict (consumer_group, event_id) do nothing returning event_id`.execute(transaction);
    if (rows.length > 0) await handler.consume(event, transaction);
  });
}

async function giveUp<Tables>(
  { group, database, clock }: ConsumerOptions<Tables>,
  event: DomainEvent,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await sql`insert into dead_events (event_id, consumer_group, event, error, failed_at)
    values (${event.id}, ${group}, ${JSON.stringify(event)}, ${reason}, ${clock().toISOString()})
    on conflict (consumer_group, event_id) do nothing`.execute(database.kysely);
}
