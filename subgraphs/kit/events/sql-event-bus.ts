import { type Kysely, type QueryExecutorProvider, sql } from 'kysely';
import { type Database, openDatabase } from '../database/database.ts';
import { keepStatement } from '../database/kept-statement.ts';
import { type Migrations, migrate } from '../database/migrate.ts';
import { listenForNotifications } from '../database/postgres-listener.ts';
import { rowLimit } from '../database/row-limit.ts';
import { serialType, timestampType } from '../database/sql-differences.ts';
import { startPeriodicJob } from '../lifecycle/periodic-job.ts';
import type { Logger } from '../observability/logger.ts';
import { type Clock, systemClock } from '../values/clock.ts';
import type { DomainEvent } from './domain-event.ts';
import type { EventBus, EventSubscription, Subscription } from './event-bus.ts';
import { createLogRetentionJob } from './event-retention.ts';

/**
 * An event bus on SQL: a log with one position per event and one offset per consumer group. On SQLite it
 * serves one process; on PostgreSQL any number of processes share it (LISTEN/NOTIFY wakes them).
 * Publishers take an advisory lock, so positions become visible in order and no consumer skips one.
 */
export async function openSqlEventBus(options: {
  /** `:memory:`, a SQLite file, or `postgres://…`. */
  readonly url: string;
  readonly logger: Logger;
  /** Dates events in the log and decides about their age; the system's clock by default. */
  readonly clock?: Clock;
}): Promise<EventBus> {
  const clock = options.clock ?? systemClock;
  const database = await openDatabase<unknown>({ url: options.url, schema: 'event_bus', maxConnections: 8 });
  await migrate(database, busMigrations);
  const wakeUps = new Set<WakeUp>();
  const wake = (news: News): void => {
    for (const { subscribed, onNews } of wakeUps)
      if (news === 'any' || subscribed.some((type) => news.has(type))) onNews();
  };
  const listener =
    database.engine === 'postgres'
      ? await listenForNotifications(
          options.url,
          channel,
          (payload) => wake(readNews(payload)),
          options.logger,
        ).catch(async (error: unknown) => {
          await database.close();
          throw error;
        })
      : undefined;
  const subscriptions = new Set<EventSubscription>();
  const busyGroups = new Set<string>();
  const retention = startPeriodicJob(createLogRetentionJob(database.kysely, clock), options.logger);
  return {
    publish: async (events) => {
      const types = new Set(events.map(({ type }) => type));
      await appendToLog(database, events, types, clock());
      wake(types);
    },
    subscribe: (subscription) => {
      const deliver = (isClosed: () => boolean): Promise<Delivery> =>
        deliverBatch(database, subscription, isClosed, busyGroups);
      const running = runSubscription(deliver, subscription, wakeUps, options.logger);
      subscriptions.add(running);
      return running;
    },
    close: async () => {
      await Promise.all([...subscriptions].map((subscription) => subscription.close()));
      await retention.close();
      await listener?.close();
      await database.close();
    },
  };
}

const busMigrations: Migrations = {
  '0001_event_log': async (schema, engine) => {
    await schema.schema
      .createTable('event_log')
      .addColumn('position', serialType(engine), (column) => column.primaryKey())
      .addColumn('event_id', 'text', (column) => column.notNull().unique())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('published_at', timestampType(engine), (column) => column.notNull())
      .execute();
    await schema.schema
      .createTable('consumer_offsets')
      .addColumn('consumer_group', 'text', (column) => column.primaryKey())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .execute();
  },
};

const channel = 'erp_event_bus';
const publishLock = 7102;
const batchSize = 50;
/**
 * A group whose offset is this far behind events of types it did not ask for steps over them: the log is kept
 * until every group has it behind it.
 */
const longestLag = 100n;
const idlePollMs = 1_000;
const maxBackoffMs = 5_000;

async function appendToLog(
  database: Database<unknown>,
  events: readonly DomainEvent[],
  types: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  await database.transaction(async (transaction) => {
    if (database.engine === 'postgres')
      await sql`select pg_advisory_xact_lock(${publishLock})`.execute(transaction);
    for (const event of events) {
      const { id, type } = event;
      const row = { id, type, event: JSON.stringify(event), now: now.toISOString() };
      await insertIntoLog(transaction, row);
    }
    if (database.engine === 'postgres')
      await sql`select pg_notify(${channel}, ${writeNews(types)})`.execute(transaction);
  });
}

interface LogRow {
  readonly id: string;
  readonly type: string;
  /** JSON */
  readonly event: string;
  readonly now: string;
}

const insertIntoLog = keepStatement((log: QueryExecutorProvider, { id, type, event, now }: LogRow) =>
  sql`insert into event_log (event_id, type, event, published_at)
    values (${id}, ${type}, ${event}, ${now}) on conflict (event_id) do nothing`.compile(log),
);

/** Types of events that were published. */
type News = ReadonlySet<string> | 'any';

/** PostgreSQL refuses a notification of 8000 bytes. */
const maxPayloadLength = 2_000;

/** The payload of a notification: the types with spaces between them; empty for more than fit into one. */
function writeNews(types: ReadonlySet<string>): string {
  const payload = [...types].join(' ');
  return payload.length <= maxPayloadLength ? payload : '';
}

function readNews(payload: string): News {
  return payload === '' ? 'any' : new Set(payload.split(' '));
}

/** What became of one batch: `failure` is why its last event was not delivered. */
type Delivery =
  | { readonly kind: 'delivered'; readonly hasMore: boolean }
  | { readonly kind: 'failed'; readonly failure: unknown };

/** Wakes a subscription for events of its types. */
interface WakeUp {
  readonly subscribed: readonly string[];
  readonly onNews: () => void;
}

function runSubscription(
  deliver: (isClosed: () => boolean) => Promise<Delivery>,
  { group, types: subscribed }: Subscription,
  wakeUps: Set<WakeUp>,
  logger: Logger,
): EventSubscription {
  let isClosed = false;
  let wake = (): void => {};
  let hasNews = true;
  const wakeUp: WakeUp = {
    subscribed,
    onNews: () => {
      hasNews = true;
      wake();
    },
  };
  wakeUps.add(wakeUp);

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async (): Promise<void> => {
    let backoffMs = 50;
    while (!isClosed) {
      hasNews = false;
      try {
        const delivery = await deliver(() => isClosed);
        if (delivery.kind === 'failed') throw delivery.failure;
        backoffMs = 50;
        if (delivery.hasMore || hasNews || isClosed) continue;
        await sleep(idlePollMs);
      } catch (error: unknown) {
        logger.warn({ err: error, group }, 'event delivery failed; it will be repeated');
        if (isClosed) return;
        await sleep(backoffMs);
        backoffMs = Math.min(backoffMs * 2, maxBackoffMs);
      }
    }
  };
  const finished = loop();
  return {
    close: async () => {
      isClosed = true;
      wakeUps.delete(wakeUp);
      wake();
      await finished;
    },
  };
}

/**
 * One member of a group at a time: on PostgreSQL the group's offset row stays locked while its events are
 * handled; on SQLite, which one process has to itself, the busy groups are known.
 */
async function deliverBatch(
  database: Database<unknown>,
  subscription: Subscription,
  isClosed: () => boolean,
  busyGroups: Set<string>,
): Promise<Delivery> {
  if (database.engine === 'postgres') {
    return database.kysely
      .transaction()
      .execute((transaction) => deliverWithin(transaction, subscription, isClosed, true));
  }
  if (busyGroups.has(subscription.group)) return { kind: 'delivered', hasMore: false };
  busyGroups.add(subscription.group);
  try {
    return await deliverWithin(database.kysely, subscription, isClosed, false);
  } finally {
    busyGroups.delete(subscription.group);
  }
}

/** A failing handler is an outcome, not an exception: what was delivered before it must be committed. */
async function deliverWithin(
  connection: Kysely<unknown>,
  subscription: Subscription,
  isClosed: () => boolean,
  isLocking: boolean,
): Promise<Delivery> {
  const found = await readOffset(connection, subscription.group, isLocking);
  if (found === undefined) return { kind: 'delivered', hasMore: false };
  const { offset, head } = found;
  if (head <= BigInt(offset)) return { kind: 'delivered', hasMore: false };
  const { rows } = await sql<{
    position: number | bigint;
    event: string;
  }>`select position, event from event_log
    where position > ${offset} and type in (${sql.join(subscription.types)}) order by position limit ${rowLimit(batchSize)}`.execute(
    connection,
  );
  let position = offset;
  let delivery: Delivery = { kind: 'delivered', hasMore: rows.length === batchSize };
  for (const row of rows) {
    if (isClosed()) break;
    try {
      await subscription.handler(JSON.parse(row.event) as DomainEvent);
      position = row.position;
    } catch (failure: unknown) {
      delivery = { kind: 'failed', failure };
      break;
    }
  }
  const isAtEnd = delivery.kind === 'delivered' && !delivery.hasMore && !isClosed();
  if (isAtEnd && head - BigInt(position) > longestLag) position = head;
  if (position !== offset) await writeOffset(connection, subscription.group, position);
  return delivery;
}

interface Offset {
  /** Position of the last event that the group has behind it. */
  readonly offset: number | bigint;
  /** Position of the newest event; 0 in an empty log. What is published later is not stepped over. */
  readonly head: bigint;
}

/** Undefined while another member of the group holds the offset. */
async function readOffset(
  connection: QueryExecutorProvider,
  group: string,
  isLocking: boolean,
): Promise<Offset | undefined> {
  const known = await selectOffset(connection, group, isLocking);
  if (known !== undefined) return known;
  // Held by another member, or the group is new.
  await sql`insert into consumer_offsets (consumer_group, position) values (${group}, 0) on conflict (consumer_group) do nothing`.execute(
    connection,
  );
  return selectOffset(connection, group, isLocking);
}

async function selectOffset(
  connection: QueryExecutorProvider,
  group: string,
  isLocking: boolean,
): Promise<Offset | undefined> {
  const lock = isLocking ? sql`for update skip locked` : sql``;
  const { rows } = await sql<{
    position: number | bigint;
    head: number | bigint | null;
  }>`select position, (select max(position) from event_log) as head
    from consumer_offsets where consumer_group = ${group} ${lock}`.execute(connection);
  const [row] = rows;
  return row && { offset: row.position, head: BigInt(row.head ?? 0) };
}

async function writeOffset(
  connection: QueryExecutorProvider,
  group: string,
  position: number | bigint,
): Promise<void> {
  await sql`update consumer_offsets set position = ${position} where consumer_group = ${group}`.execute(
    connection,
  );
}
