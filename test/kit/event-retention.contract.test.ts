import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import { createServiceRetentionJob } from '../../subgraphs/kit/events/event-retention.ts';
import { openSqlEventBus } from '../../subgraphs/kit/events/sql-event-bus.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { createCollector, numberedEvent, numberOf, silentLogger, uniqueName } from './event-samples.ts';

const dayMs = 24 * 60 * 60_000;
const now = new Date('2026-06-30T12:00:00.000Z');
const daysAgo = (days: number): string => new Date(now.getTime() - days * dayMs).toISOString();

/** What is kept of events and what is not. */
describeOnEngines('event retention', (engine) => {
  let url: string;
  let database: Database<unknown>;
  beforeAll(async () => {
    url = await engine.lastingDatabase();
    database = await openDatabase<unknown>({ url: await engine.lastingDatabase(), schema: 'keeping_domain' });
    await migrate(database, {});
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await sql`delete from outbox`.execute(database.kysely);
    await sql`delete from processed_events`.execute(database.kysely);
  });

  const insertOutbox = (aggregateId: string, occurredAt: string, publishedAt: string | null) =>
    sql`insert into outbox (event_id, type, aggregate_id, organization_id, occurred_at, data, published_at)
      values (${newId()}, ${'kit.counted.v1'}, ${aggregateId}, ${'acme-org'}, ${occurredAt}, ${'{}'}, ${publishedAt})`.execute(
      database.kysely,
    );
  const insertProcessed = (eventId: string, processedAt: string) =>
    sql`insert into processed_events (event_id, consumer_group, processed_at)
      values (${eventId}, ${'group'}, ${processedAt})`.execute(database.kysely);
  const column = async (name: string, table: string): Promise<unknown[]> =>
    (
      await sql<{ value: unknown }>`select ${sql.ref(name)} as value from ${sql.table(table)}
        order by ${sql.ref(name)}`.execute(database.kysely)
    ).rows.map(({ value }) => value);
  const run = (signal = new AbortController().signal): Promise<void> =>
    createServiceRetentionJob(database.kysely, () => now).run(signal);

  test('published events stay a week; what is not published stays', async () => {
    await insertOutbox('a-old', daysAgo(9), daysAgo(7.01));
    await insertOutbox('b-just-in-time', daysAgo(9), daysAgo(6.99));
    await insertOutbox('c-never-published', daysAgo(400), null);
    await run();
    expect(await column('aggregate_id', 'outbox')).toEqual(['b-just-in-time', 'c-never-published']);
  });

  test('ids of consumed events stay thirty days', async () => {
    await insertProcessed('a-old', daysAgo(30.01));
    await insertProcessed('b-kept', daysAgo(29.99));
    await run();
    expect(await column('event_id', 'processed_events')).toEqual(['b-kept']);
  });

  test('more rows than one statement takes are deleted too, unless the part is stopping', async () => {
    await database.transaction(async (transaction) => {
      for (let row = 0; row < 2_500; row += 1)
        await sql`insert into processed_events (event_id, consumer_group, processed_at)
          values (${`event-${row}`}, ${'group'}, ${daysAgo(31)})`.execute(transaction);
    });
    await run(AbortSignal.abort());
    expect(await column('event_id', 'processed_events')).toHaveLength(2_500);
    await run();
    expect(await column('event_id', 'processed_events')).toEqual([]);
  });

  test('the log keeps two weeks, and longer what a group has not read', async () => {
    const type = uniqueName('type');
    const [fast, slow] = [uniqueName('fast'), uniqueName('slow')];
    const events = [1, 2, 3].map((number) => numberedEvent(type, number));
    const received = createCollector<number>();
    const failures = createCollector<number>();
    const first = await openSqlEventBus({ url, logger: silentLogger });
    await first.publish(events);
    first.subscribe({
      group: fast,
      types: [type],
      handler: async (event) => received.add(numberOf(event)),
    });
    first.subscribe({
      group: slow,
      types: [type],
      handler: async (event) => {
        if (numberOf(event) < 3) return;
        failures.add(numberOf(event));
        throw new Error('not yet');
      },
    });
    await Promise.all([received.waitFor(3), failures.waitFor(2)]);
    await first.close();
    const later = (days: number) => () => new Date(Date.now() + days * dayMs);

    const young = await openSqlEventBus({ url, logger: silentLogger, clock: later(13.9) });
    await young.close();
    expect(await logged(url, type)).toEqual([1, 2, 3]);

    const old = await openSqlEventBus({ url, logger: silentLogger, clock: later(14.1) });
    await waitUntil('what both groups have read to be gone', async () =>
      (await logged(url, type)).length === 1 ? true : undefined,
    );
    const rest = createCollector<number>();
    old.subscribe({ group: slow, types: [type], handler: async (event) => rest.add(numberOf(event)) });
    await rest.waitFor(1);
    await old.close();
    expect(rest.values).toEqual([3]);
  });

  test('a group that asks for other types does not hold the log back, and misses none of its own', async () => {
    const [busy, rare] = [uniqueName('busy'), uniqueName('rare')];
    const group = uniqueName('group');
    const received = createCollector<number>();
    const bus = await openSqlEventBus({ url, logger: silentLogger });
    bus.subscribe({ group, types: [rare], handler: async (event) => received.add(numberOf(event)) });
    const many: DomainEvent[] = Array.from({ length: 150 }, (_, index) => numberedEvent(busy, index));
    await bus.publish(many);
    await waitUntil('the group to step over what it did not ask for', async () =>
      (await lagOf(url, group)) < 100 ? true : undefined,
    );
    await bus.publish([numberedEvent(rare, 7)]);
    await received.waitFor(1);
    await bus.close();
    expect(received.values).toEqual([7]);
  });
});

async function withBusTables<Result>(
  url: string,
  work: (database: Database<unknown>) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase<unknown>({ url, schema: 'event_bus' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Numbers of the events of a type that are in the log. */
function logged(url: string, type: string): Promise<number[]> {
  return withBusTables(url, async ({ kysely }) => {
    const { rows } = await sql<{
      event: string;
    }>`select event from event_log where type = ${type} order by position`.execute(kysely);
    return rows.map(({ event }) => numberOf(JSON.parse(event) as DomainEvent));
  });
}

/** How many positions of the log the group has not behind it. */
function lagOf(url: string, group: string): Promise<number> {
  return withBusTables(url, async ({ kysely }) => {
    const { rows } = await sql<{ lag: number | bigint }>`select
      (select max(position) from event_log) - position as lag
      from consumer_offsets where consumer_group = ${group}`.execute(kysely);
    return rows[0] === undefined ? Number.POSITIVE_INFINITY : Number(rows[0].lag);
  });
}
