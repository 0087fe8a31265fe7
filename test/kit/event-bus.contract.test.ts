import { beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';
import { openSqlEventBus } from '../../subgraphs/kit/events/sql-event-bus.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import { createCollector, numberedEvent, numberOf, silentLogger, uniqueName } from './event-samples.ts';

/** What every event bus does. */
describeOnEngines('the event bus', (engine) => {
  let url: string;
  const open = (): Promise<EventBus> => openSqlEventBus({ url, logger: silentLogger });
  const withBus = async (work: (bus: EventBus) => Promise<void>): Promise<void> => {
    const bus = await open();
    try {
      await work(bus);
    } finally {
      await bus.close();
    }
  };
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

  beforeAll(async () => {
    url = await engine.lastingDatabase();
  });

  test('every group gets every event in the order of publication, old ones too', () =>
    withBus(async (bus) => {
      const type = uniqueName('type');
      await bus.publish([1, 2, 3].map((number) => numberedEvent(type, number)));
      const groups = [createCollector<number>(), createCollector<number>()];
      for (const [index, collector] of groups.entries()) {
        bus.subscribe({
          group: uniqueName(`group-${index}`),
          types: [type],
          handler: async (event) => collector.add(numberOf(event)),
        });
      }
      await bus.publish([4, 5].map((number) => numberedEvent(type, number)));
      await Promise.all(groups.map((collector) => collector.waitFor(5)));
      expect(groups.map((collector) => collector.values)).toEqual([numbers(5), numbers(5)]);
    }));

  test('an event that is published again is not delivered again', () =>
    withBus(async (bus) => {
      const type = uniqueName('type');
      const received = createCollector<number>();
      const [first, second] = [numberedEvent(type, 1), numberedEvent(type, 2)];
      await bus.publish([first]);
      await bus.publish([first, second]);
      bus.subscribe({
        group: uniqueName('group'),
        types: [type],
        handler: async (event) => received.add(numberOf(event)),
      });
      await received.waitFor(2);
      await bus.publish([first, numberedEvent(type, 3)]);
      await received.waitFor(3);
      expect(received.values).toEqual([1, 2, 3]);
    }));

  test('a subscription gets the types it asked for and no others', () =>
    withBus(async (bus) => {
      const [wanted, other] = [uniqueName('wanted'), uniqueName('other')];
      const received = createCollector<number>();
      bus.subscribe({
        group: uniqueName('group'),
        types: [wanted],
        handler: async (event) => received.add(numberOf(event)),
      });
      await bus.publish([numberedEvent(other, 1), numberedEvent(wanted, 2), numberedEvent(other, 3)]);
      await bus.publish([numberedEvent(wanted, 4)]);
      await received.waitFor(2);
      expect(received.values).toEqual([2, 4]);
    }));

  test('after a restart in the middle a group goes on where it stopped', async () => {
    const type = uniqueName('type');
    const group = uniqueName('group');
    const before: number[] = [];
    await withBus(async (bus) => {
      await bus.publish(numbers(5).map((number) => numberedEvent(type, number)));
      const stopped = new Promise<void>((resolve) => {
        const subscription = bus.subscribe({
          group,
          types: [type],
          handler: async (event) => {
            before.push(numberOf(event));
            if (before.length === 3) void subscription.close().then(resolve);
          },
        });
      });
      await stopped;
    });
    const after = createCollector<number>();
    await withBus(async (bus) => {
      bus.subscribe({ group, types: [type], handler: async (event) => after.add(numberOf(event)) });
      await after.waitFor(2);
    });
    expect([before, after.values]).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  test('an event whose handler fails comes again, the ones before it do not, the ones after it wait', () =>
    withBus(async (bus) => {
      const type = uniqueName('type');
      const received = createCollector<number>();
      let failures = 0;
      await bus.publish(numbers(4).map((number) => numberedEvent(type, number)));
      bus.subscribe({
        group: uniqueName('group'),
        types: [type],
        handler: async (event) => {
          received.add(numberOf(event));
          if (numberOf(event) === 3 && failures < 2) {
            failures += 1;
            throw new Error('not yet');
          }
        },
      });
      await received.waitFor(6);
      expect(received.values).toEqual([1, 2, 3, 3, 3, 4]);
    }));

  test('a group handles one event at a time however many members it has', () =>
    withBus(async (bus) => {
      const type = uniqueName('type');
      const group = uniqueName('group');
      const received = createCollector<number>();
      let inProgress = 0;
      let mostInProgress = 0;
      const handler = async (number: number): Promise<void> => {
        inProgress += 1;
        mostInProgress = Math.max(mostInProgress, inProgress);
        await new Promise((resolve) => setImmediate(resolve));
        inProgress -= 1;
        received.add(number);
      };
      for (const _member of numbers(3)) {
        bus.subscribe({ group, types: [type], handler: (event) => handler(numberOf(event)) });
      }
      await bus.publish(numbers(60).map((number) => numberedEvent(type, number)));
      await received.waitFor(60);
      expect({ mostInProgress, received: received.values }).toEqual({
        mostInProgress: 1,
        received: numbers(60),
      });
    }));

  test('publishers at the same time lose nothing and no consumer skips an event', () =>
    withBus(async (bus) => {
      const type = uniqueName('type');
      const received = createCollector<number>();
      bus.subscribe({
        group: uniqueName('group'),
        types: [type],
        handler: async (event) => received.add(numberOf(event)),
      });
      await Promise.all(numbers(40).map((number) => bus.publish([numberedEvent(type, number)])));
      await received.waitFor(40);
      expect(received.values.toSorted((a, b) => a - b)).toEqual(numbers(40));
    }));

  if (engine.kind === 'postgres') testBusesOfProcesses(() => url);
});

/** What processes that share a server see of each other. */
function testBusesOfProcesses(getUrl: () => string): void {
  const open = () => openSqlEventBus({ url: getUrl(), logger: silentLogger });

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

  test('events of more types than a notification can name are published and delivered', async () => {
    const [publisher, consumer] = await Promise.all([open(), open()]);
    const types = Array.from({ length: 400 }, () => uniqueName('erp.test.one-of-many-types.v1'));
    const received = createCollector<number>();
    consumer.subscribe({
      group: uniqueName('group'),
      types: types.slice(-1),
      handler: async (event) => received.add(numberOf(event)),
    });
    await publisher.publish(types.map(numberedEvent));
    await received.waitFor(1);
    await publisher.close();
    await consumer.close();
    expect(received.values).toEqual([399]);
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
    const client = new pg.Client({ connectionString: getUrl() });
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
      } catch (error: unknown) {
        if (attempt === 10) throw error;
      }
    }
  }
}
