import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import { DomainError } from '../../subgraphs/kit/errors/domain-error.ts';
import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import type { EventBus, EventSubscription, Subscription } from '../../subgraphs/kit/events/event-bus.ts';
import {
  type Consumption,
  type EventHandler,
  onEvent,
  startEventConsumer,
} from '../../subgraphs/kit/events/event-consumer.ts';
import { openEventBus } from '../../subgraphs/kit/events/open-event-bus.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import {
  createCollector,
  type NumberedPayload,
  numberedContract,
  numberedEvent,
  silentLogger,
  uniqueName,
} from './event-samples.ts';

interface EffectTables {
  readonly effects: { readonly number: number; readonly scope: string };
}

/** Consumption in effect exactly once, over a real database. */
describeOnEngines('the event consumer', (engine) => {
  const consumedAt = new Date('2026-01-31T12:00:00.000Z');
  let database: Database<EffectTables>;
  let bus: EventBus;

  beforeAll(async () => {
    const url = await engine.emptyDatabase();
    database = await openDatabase<EffectTables>({ url, schema: 'consuming_domain' });
    await migrate(database, {
      '0001_effects': async (schema) => {
        await schema.schema
          .createTable('effects')
          .addColumn('number', 'integer', (column) => column.notNull())
          .addColumn('scope', 'text', (column) => column.notNull())
          .execute();
      },
    });
    bus = await openEventBus({ url: ':memory:', logger: silentLogger });
  });
  afterAll(async () => {
    await bus.close();
    await database.close();
  });

  type Handle = (payload: NumberedPayload, consumption: Consumption<EffectTables>) => Promise<void>;
  const effectOf =
    (scope: string): Handle =>
    async ({ number }, { transaction }) => {
      await transaction.insertInto('effects').values({ number, scope }).execute();
    };
  const start = (
    group: string,
    handlers: ReadonlyArray<EventHandler<EffectTables>>,
    target: EventBus = bus,
  ): EventSubscription =>
    startEventConsumer({
      group,
      database,
      bus: target,
      handlers,
      clock: () => consumedAt,
      logger: silentLogger,
      catalogue: new Set(handlers.map(({ event }) => event.type)),
    });
  const effects = async (scope: string): Promise<number[]> =>
    (await database.kysely.selectFrom('effects').selectAll().where('scope', '=', scope).execute()).map(
      (row) => row.number,
    );
  /** What the consumer gives the bus, to deliver by hand. */
  const delivererOf = (group: string, type: string, handle: Handle) => {
    let subscribed: Subscription | undefined;
    start(group, [onEvent(numberedContract(type), handle)], {
      ...bus,
      subscribe: (subscription) => {
        subscribed = subscription;
        return { close: async () => {} };
      },
    });
    return async (event: DomainEvent): Promise<void> => subscribed?.handler(event);
  };
  const deadEvents = async (group: string): Promise<readonly unknown[]> =>
    (
      await sql<{ event_id: string; error: string }>`
        select event_id, error from dead_events where consumer_group = ${group}`.execute(database.kysely)
    ).rows;

  test('an event that is delivered twice, also at the same time, has one effect', async () => {
    const scope = uniqueName('scope');
    const deliver = delivererOf(scope, 'sales.sold.v1', effectOf(scope));
    const event = numberedEvent('erp.sales.sold.v1', 7);
    await deliver(event);
    await Promise.all([deliver(event), deliver(event)]);
    expect(await effects(scope)).toEqual([7]);
  });

  test('groups of one database each have the effect', async () => {
    const scope = uniqueName('scope');
    const event = numberedEvent('erp.sales.sold.v1', 8);
    for (const group of [uniqueName('one'), uniqueName('two')])
      await delivererOf(group, 'sales.sold.v1', effectOf(scope))(event);
    expect(await effects(scope)).toEqual([8, 8]);
  });

  test('the writes of a handler that fails are rolled back, and the next delivery has the effect', async () => {
    const scope = uniqueName('scope');
    let isBroken = true;
    const deliver = delivererOf(scope, 'sales.sold.v1', async (payload, consumption) => {
      await effectOf(scope)(payload, consumption);
      if (isBroken) throw new Error('broken');
    });
    const event = numberedEvent('erp.sales.sold.v1', 9);
    await expect(deliver(event)).rejects.toThrow('broken');
    expect(await effects(scope)).toEqual([]);
    isBroken = false;
    await deliver(event);
    expect(await effects(scope)).toEqual([9]);
  });

  test('a poison event goes to dead_events at the fifth try and the stream moves on', async () => {
    const scope = uniqueName('scope');
    const type = `${scope}.sold.v1`;
    const done = createCollector<number>();
    let tries = 0;
    const consumer = start(scope, [
      onEvent(numberedContract(type), async (payload, consumption: Consumption<EffectTables>) => {
        await effectOf(scope)(payload, consumption);
        if (payload.number === 2) {
          tries += 1;
          throw new TypeError('poison');
        }
        done.add(payload.number);
      }),
    ]);
    const events = [1, 2, 3].map((number) => numberedEvent(`erp.${type}`, number));
    await bus.publish(events);
    await done.waitFor(2);
    await consumer.close();
    expect(tries).toBe(5);
    expect(await effects(scope)).toEqual([1, 3]);
    expect(await deadEvents(scope)).toEqual([{ event_id: events[1]?.id, error: 'TypeError: poison' }]);
  });

  test('a dependency that is not available is waited for without limit', async () => {
    const scope = uniqueName('scope');
    let isDown = true;
    const deliver = delivererOf(scope, 'sales.sold.v1', async (payload, consumption) => {
      if (isDown) throw new DomainError('UNAVAILABLE', 'not now');
      await effectOf(scope)(payload, consumption);
    });
    const event = numberedEvent('erp.sales.sold.v1', 10);
    for (let attempt = 1; attempt <= 12; attempt += 1)
      await expect(deliver(event)).rejects.toThrow('not now');
    isDown = false;
    await deliver(event);
    expect(await effects(scope)).toEqual([10]);
    expect(await deadEvents(scope)).toEqual([]);
  });

  test('an event whose data does not follow its contract goes to dead_events with the field that is wrong', async () => {
    const scope = uniqueName('scope');
    const deliver = delivererOf(scope, 'sales.sold.v1', effectOf(scope));
    const event = { ...numberedEvent('erp.sales.sold.v1', 11), data: { subject: 's', number: 'eleven' } };
    for (let attempt = 1; attempt < 5; attempt += 1) await expect(deliver(event)).rejects.toThrow('number');
    await deliver(event);
    expect(await effects(scope)).toEqual([]);
    expect(await deadEvents(scope)).toEqual([
      {
        event_id: event.id,
        error: `EventDataError: The data of event ${event.id} (sales.sold.v1) is not as agreed: number must be a whole number of 32 bits, not "eleven".`,
      },
    ]);
  });

  test('an event without a handler is reported, never ignored', async () => {
    const scope = uniqueName('scope');
    const deliver = delivererOf(scope, 'sales.sold.v1', effectOf(scope));
    const event = numberedEvent('erp.sales.returned.v1', 12);
    for (let attempt = 1; attempt < 5; attempt += 1)
      await expect(deliver(event)).rejects.toThrow(`${scope} has no handler for erp.sales.returned.v1.`);
    await deliver(event);
    expect(await deadEvents(scope)).toMatchObject([{ event_id: event.id }]);
  });

  test('a consumer of a type that no domain publishes, or with two handlers for one, does not start', () => {
    const sold = onEvent(numberedContract('sales.sold.v1'), effectOf('none'));
    expect(() => start('hopeful', [sold, sold])).toThrow('hopeful has two handlers for sales.sold.v1.');
    expect(() =>
      startEventConsumer({
        group: 'hopeful',
        database,
        bus,
        handlers: [sold],
        clock: () => consumedAt,
        logger: silentLogger,
      }),
    ).toThrow('hopeful consumes sales.sold.v1, which no domain publishes.');
  });

  test('consumption is dated by the clock of the service', async () => {
    const scope = uniqueName('scope');
    await delivererOf(scope, 'sales.sold.v1', effectOf(scope))(numberedEvent('erp.sales.sold.v1', 13));
    const broken = delivererOf(scope, 'sales.lost.v1', () => Promise.reject(new Error('broken')));
    const lost = numberedEvent('erp.sales.lost.v1', 14);
    for (let attempt = 1; attempt < 5; attempt += 1) await expect(broken(lost)).rejects.toThrow('broken');
    await broken(lost);
    const { rows } = await sql<{ at: string | Date }>`
      select processed_at as at from processed_events where consumer_group = ${scope}
      union all select failed_at as at from dead_events where consumer_group = ${scope}`.execute(
      database.kysely,
    );
    expect(rows.map(({ at }) => new Date(at))).toEqual([consumedAt, consumedAt]);
  });
});
