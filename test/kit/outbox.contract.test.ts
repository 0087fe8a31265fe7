import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';
import { openEventBus } from '../../subgraphs/kit/events/open-event-bus.ts';
import { appendEvents, startOutboxRelay } from '../../subgraphs/kit/events/outbox.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { type Collector, createCollector, numberOf, silentLogger, uniqueName } from './event-samples.ts';

/** From the change that is committed to the event on the bus, whatever breaks in between. */
describeOnEngines('the outbox', (engine) => {
  const now = new Date('2026-01-31T12:00:00.000Z');
  const publishedAt = new Date('2026-01-31T12:00:05.000Z');
  let database: Database<unknown>;
  let bus: EventBus;
  let type: string;
  let received: Collector<number>;

  beforeAll(async () => {
    database = await openDatabase<unknown>({
      url: await engine.emptyDatabase(),
      schema: 'publishing_domain',
    });
    await migrate(database, {});
    bus = await openEventBus({ url: ':memory:', logger: silentLogger });
  });
  afterAll(async () => {
    await bus.close();
    await database.close();
  });
  beforeEach(() => {
    const own = createCollector<number>();
    type = `${uniqueName('kit')}.counted.v1`;
    received = own;
    bus.subscribe({
      group: uniqueName('group'),
      types: [`erp.${type}`],
      handler: async (event) => own.add(numberOf(event)),
    });
  });

  const commit = (...numbers: number[]): Promise<void> =>
    database.transaction(async (transaction) => {
      await appendEvents(
        transaction,
        now,
        numbers.map((number) => ({ type, aggregateId: 'a-1', organizationId: 'acme-org', data: { number } })),
        new Set([type]),
      );
    });
  const relayTo = (target: EventBus) =>
    startOutboxRelay({
      domain: 'kit',
      database,
      bus: target,
      clock: () => publishedAt,
      logger: silentLogger,
    });
  const unpublished = async (): Promise<number> => {
    const { rows } = await sql<{ total: number | bigint }>`
      select count(*) as total from outbox where published_at is null`.execute(database.kysely);
    return Number(rows[0]?.total);
  };
  const allMarked = (): Promise<true> =>
    waitUntil('the outbox to be empty', async () => ((await unpublished()) === 0 ? true : undefined));

  test('events reach the bus in the order of their changes, as CloudEvents', async () => {
    const relay = relayTo(bus);
    const events = createCollector<unknown>();
    bus.subscribe({
      group: uniqueName('group'),
      types: [`erp.${type}`],
      handler: async (event) => events.add(event),
    });
    await commit(1, 2);
    await commit(3);
    await Promise.all([received.waitFor(3), events.waitFor(3)]);
    await allMarked();
    await relay.close();
    expect(received.values).toEqual([1, 2, 3]);
    expect(events.values[0]).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: `erp.${type}`,
      source: '/erp/kit',
      subject: 'a-1',
      time: now.toISOString(),
      datacontenttype: 'application/json',
      organizationid: 'acme-org',
      data: { number: 1 },
    });
  });

  test('a change that is rolled back has no event', async () => {
    const relay = relayTo(bus);
    await expect(
      database.transaction(async (transaction) => {
        await appendEvents(
          transaction,
          now,
          [{ type, aggregateId: 'a-1', organizationId: 'acme-org', data: { number: 13 } }],
          new Set([type]),
        );
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await commit(14);
    await received.waitFor(1);
    await relay.close();
    expect(received.values).toEqual([14]);
  });

  test('events of changes that were made while no relay ran are published when one starts', async () => {
    await commit(21);
    const relay = relayTo(bus);
    await received.waitFor(1);
    await allMarked();
    await relay.close();
    expect(received.values).toEqual([21]);
  });

  test('a crash between publishing and marking has no second effect', async () => {
    const crashed = new Promise<void>((resolve) => {
      const dying = relayTo({
        ...bus,
        publish: async (events) => {
          await bus.publish(events);
          queueMicrotask(() => void dying.close().then(resolve));
          throw new Error('the process died here');
        },
      });
    });
    await commit(31, 32);
    await crashed;
    expect(await unpublished()).toBe(2);
    const next = relayTo(bus);
    await allMarked();
    await commit(33);
    await received.waitFor(3);
    await next.close();
    expect(received.values).toEqual([31, 32, 33]);
  });

  test('a bus that is down delays events and loses none', async () => {
    let isDown = true;
    const relay = relayTo({
      ...bus,
      publish: async (events) => {
        if (isDown) throw new Error('no bus');
        await bus.publish(events);
      },
    });
    await commit(41);
    await commit(42);
    isDown = false;
    await commit(43);
    await received.waitFor(3);
    await allMarked();
    await relay.close();
    expect(received.values).toEqual([41, 42, 43]);
  });

  test('two relays of one outbox publish each event once, in order', async () => {
    const relays = [relayTo(bus), relayTo(bus)];
    const numbers = Array.from({ length: 50 }, (_, index) => index + 100);
    for (const number of numbers) await commit(number);
    await received.waitFor(50);
    await allMarked();
    await Promise.all(relays.map((relay) => relay.close()));
    expect(received.values).toEqual(numbers);
  });

  test('an event that no domain declares is refused, and the change with it', async () => {
    const unknown = { type, aggregateId: 'a-1', organizationId: 'acme-org', data: { number: 51 } };
    await expect(
      database.transaction((transaction) => appendEvents(transaction, now, [unknown])),
    ).rejects.toThrow(`No domain declares an event ${type}.`);
    expect(await unpublished()).toBe(0);
  });

  test('publication is dated by the clock of the service', async () => {
    const relay = relayTo(bus);
    await commit(61);
    await allMarked();
    await relay.close();
    const { rows } = await sql<{ at: string | Date }>`
      select published_at as at from outbox where type = ${type}`.execute(database.kysely);
    expect(rows.map(({ at }) => new Date(at))).toEqual([publishedAt]);
  });
});
