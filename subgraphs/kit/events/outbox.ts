import { type QueryExecutorProvider, sql } from 'kysely';
import type { NewEvent } from '../../../proto/event-contract.ts';
import { sourceOf, topicOf } from '../../../proto/event-topic.ts';
import { eventCatalogue } from '../../../proto/generated/event-catalogue.ts';
import type { Database } from '../database/database.ts';
import { keepStatement } from '../database/kept-statement.ts';
import { rowLimit } from '../database/row-limit.ts';
import type { Logger } from '../observability/logger.ts';
import type { Clock } from '../values/clock.ts';
import { newId } from '../values/uuid-v7.ts';
import type { DomainEvent } from './domain-event.ts';
import type { EventBus } from './event-bus.ts';

export type { NewEvent };

/**
 * Writes events in the caller's transaction: they exist exactly when the change does. Throws for a type that no
 * events.proto declares.
 * @param catalogue the types that may be written: those of all domains by default
 */
export async function appendEvents(
  transaction: QueryExecutorProvider,
  now: Date,
  events: readonly NewEvent[],
  catalogue: EventTypes = eventCatalogue,
): Promise<void> {
  for (const event of events) {
    if (!catalogue.has(event.type)) throw new Error(`No domain declares an event ${event.type}.`);
    await insertEvent(transaction, {
      ...event,
      id: newId(),
      now: now.toISOString(),
      data: JSON.stringify(event.data),
    });
  }
}

type NewRow = Omit<NewEvent, 'data'> & { readonly id: string; readonly now: string; readonly data: string };

const insertEvent = keepStatement((outbox: QueryExecutorProvider, event: NewRow) =>
  sql`insert into outbox (event_id, type, aggregate_id, organization_id, occurred_at, data) values
    (${event.id}, ${event.type}, ${event.aggregateId}, ${event.organizationId}, ${event.now}, ${event.data})`.compile(
    outbox,
  ),
);

/** Known event types, without prefix. */
export type EventTypes = Pick<ReadonlySet<string>, 'has'>;

interface OutboxRow {
  readonly sequence: number | bigint;
  readonly event_id: string;
  readonly type: string;
  readonly aggregate_id: string;
  readonly organization_id: string;
  readonly occurred_at: string;
  readonly data: string;
}

const batchSize = 100;
const pollIntervalMs = 1_000;

interface OutboxRelay {
  close(): Promise<void>;
}

/**
 * Publishes committed events in order, at least once: rows are marked after the bus has them. Several relays
 * of one outbox may run at the same time; the bus drops what it already holds, and each relay publishes in sequence,
 * so that order holds.
 */
export function startOutboxRelay<Tables>(options: {
  readonly domain: string;
  readonly database: Database<Tables>;
  readonly bus: EventBus;
  /** Gives the time of the publication. */
  readonly clock: Clock;
  readonly logger: Logger;
}): OutboxRelay {
  const { database, bus, domain, clock, logger } = options;
  let isClosed = false;
  let isDirty = false;
  let running: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    do {
      isDirty = false;
      const { rows } = await selectUnpublished(database.kysely, { limit: batchSize });
      if (rows.length === 0) continue;
      await bus.publish(rows.map((row) => toDomainEvent(domain, row)));
      const sequences = rows.map(({ sequence }) => sequence);
      await markPublished(database.kysely, { now: clock().toISOString(), sequences });
      isDirty ||= rows.length === batchSize;
    } while (isDirty && !isClosed);
  };
  const wake = (): void => {
    isDirty = true;
    if (isClosed || running) return;
    running = drain()
      .catch((error: unknown) => {
        isDirty = false;
        logger.warn({ err: error, domain }, 'outbox relay failed; it will try again');
      })
      .finally(() => {
        running = undefined;
        if (isDirty) wake();
      });
  };

  const stopListening = database.onCommit(wake);
  const timer = setInterval(wake, pollIntervalMs);
  wake();
  return {
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      stopListening();
      await running;
    },
  };
}

const selectUnpublished = keepStatement(
  (outbox: QueryExecutorProvider, { limit }: { readonly limit: number }) =>
    sql<OutboxRow>`select sequence, event_id, type, aggregate_id, organization_id, occurred_at, data
      from outbox where published_at is null order by sequence limit ${rowLimit(limit)}`.compile(outbox),
);

const markPublished = keepStatement(
  (
    outbox: QueryExecutorProvider,
    { now, sequences }: { readonly now: string; readonly sequences: ReadonlyArray<number | bigint> },
  ) =>
    sql`update outbox set published_at = ${now} where sequence in (${sql.join(sequences)})`.compile(outbox),
);

function toDomainEvent(domain: string, row: OutboxRow): DomainEvent {
  return {
    specversion: '1.0',
    id: row.event_id,
    type: topicOf(row.type),
    source: sourceOf(domain),
    subject: row.aggregate_id,
    time: row.occurred_at,
    datacontenttype: 'application/json',
    organizationid: row.organization_id,
    data: JSON.parse(row.data) as Record<string, unknown>,
  };
}
