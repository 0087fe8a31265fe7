import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import { DomainError } from '../../subgraphs/kit/errors/domain-error.ts';
import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import type { EventBus, Subscription } from '../../subgraphs/kit/events/event-bus.ts';
import { type EventHandler, startEventConsumer } from '../../subgraphs/kit/events/event-consumer.ts';
import { openSqlEventBus } from '../../subgraphs/kit/events/sql-event-bus.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import { createCollector, numberedEvent, numberOf, silentLogger, uniqueName } from './event-samples.ts';

interface EffectTables {
  readonly effects: { readonly number: number; readonly scope: string };
}

/** Consumption in effect exactly once, over a real database. */
describeOnEngines('the event consumer', (engine) => {
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
    bus = await openSqlEventBus({ url: ':memory:', logger: silentLogger });
  });
  afterAll(async () => {
    await bus.close();
    await database.close();
  });

  const effectOf =
    (scope: string): EventHandler<EffectTables> =>
    async (event, transaction) => {
      await transaction
        .insertInto('effects')
        .values({ number: numberOf(event), scope })
        .execute();
    };
  const effects = async (scope: string): Promise<number[]> =>
    (await database.kysely.selectFrom('effects').selectAll().where('scope', '=', scope).execute()).map(
      (row) => row.number,
    );
  /** What the consumer gives the bus, to deliver by hand. */
  const delivererOf = (group: string, name: string, handler: EventHandler<EffectTables>) => {
    let subscribed: Subscription | undefined;
    startEventConsumer({
      group,
      database,
      bus: {
        ...bus,
        subscribe: (subscription) => {
          subscribed = subscription;
          return { close: async () => {} };
        },
      },
      handlers: { [name]: handler },
      logger: silentLogger,
    });
    return async (event: DomainEvent): Promise<void> => subscribed?.handler(event);
  };
  const deadEvents = async (group: string): Promise<readonly unknown[]> =>
    (
      await sql<{ event_id: string; error: string }>`
        select event_id, error from dead_events where consumer_group = ${group}`.execute(database.kysely)
    ).rows;

  test('an event that is delivered twice, also at once, has one effect', async () => {
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

  test('a handler that fails after writing leaves nothing, and the next delivery has the effect', async () => {
    const scope = uniqueName('scope');
    let isBroken = true;
    const deliver = delivererOf(scope, 'sales.sold.v1', async (event, transaction) => {
      await effectOf(scope)(event, transaction);
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
    const consumer = startEventConsumer<EffectTables>({
      group: scope,
      database,
      bus,
      handlers: {
        [type]: async (event, transaction) => {
          await effectOf(scope)(event, transaction);
          if (numberOf(event) === 2) {
            tries += 1;
            throw new TypeError('poison');
          }
          done.add(numberOf(event));
        },
      },
      logger: silentLogger,
    });
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
    const deliver = delivererOf(scope, 'sales.sold.v1', async (event, transaction) => {
      if (isDown) throw new DomainError('UNAVAILABLE', 'not now');
      await effectOf(scope)(event, transaction);
    });
    const event = numberedEvent('erp.sales.sold.v1', 10);
    for (let attempt = 1; attempt <= 12; attempt += 1)
      await expect(deliver(event)).rejects.toThrow('not now');
    isDown = false;
    await deliver(event);
    expect(await effects(scope)).toEqual([10]);
    expect(await deadEvents(scope)).toEqual([]);
  });
});
