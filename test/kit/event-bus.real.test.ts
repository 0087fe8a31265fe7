import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openSqlEventBus } from '../../subgraphs/kit/events/sql-event-bus.ts';
import { createTestDatabase, type TestDatabase } from '../harness/real-services.ts';
import { testEventBusContract } from './event-bus-contract.ts';
import { createCollector, numberedEvent, numberOf, silentLogger, uniqueName } from './event-samples.ts';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await createTestDatabase();
});
afterAll(() => postgres.drop());

describe('on PostgreSQL', () => testEventBusContract(async () => postgres.url));

describe('on PostgreSQL shared by processes', () => {
  const open = () => openSqlEventBus({ url: postgres.url, logger: silentLogger });

  test('members of a group in two processes handle each event once, in order', async () => {
    const buses = await Promise.all([open(), open()]);
    const [type, group] = [uniqueName('type'), uniqueName('group')];
    const received = createCollector<number>();
    for (const bus of buses)
      bus.subscribe({ group, types: [type], handler: async (event) => received.add(numberOf(event)) });
    const numbers = Array.from({ length: 80 }, (_, index) => index);
    for (const number of numbers) await buses[number % 2]?.publish([numberedEvent(type, number)]);
    await received.waitFor(80);
    for (const bus of buses) await bus.close();
    expect(received.values).toEqual(numbers);
  });

  test('delivery goes on after the server has cut every connection', async () => {
    const [publisher, consumer] = await Promise.all([open(), open()]);
    const type = uniqueName('type');
    const received = createCollector<number>();
    consumer.subscribe({
      group: uniqueName('group'),
      types: [type],
      handler: async (event) => received.add(numberOf(event)),
    });
    await publisher.publish([numberedEvent(type, 1)]);
    await received.waitFor(1);
    await cutConnections();
    await publishUntilAccepted(() => publisher.publish([numberedEvent(type, 2)]));
    await received.waitFor(2);
    await publisher.close();
    await consumer.close();
    expect(received.values).toEqual([1, 2]);
  });

  async function cutConnections(): Promise<void> {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  }

  /** The pool may hand out a cut connection or two before it has noticed. */
  async function publishUntilAccepted(publish: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await publish();
      } catch (error) {
        if (attempt === 10) throw error;
      }
    }
  }
});
