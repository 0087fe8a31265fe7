import { expect, test } from '@jest/globals';
import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { recordBus } from './event-recorder.ts';

/** An event of a type that no domain declares: a recorder knows no contracts. */
function eventOf(
  type: string,
  data: Readonly<Record<string, unknown>>,
  changes: Partial<DomainEvent> = {},
): DomainEvent {
  return {
    specversion: '1.0',
    id: newId(),
    type: `erp.${type}`,
    source: '/erp/sales',
    subject: newId(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    organizationid: 'acme-org',
    data,
    ...changes,
  };
}

const storingBus: EventBus = {
  publish: async () => {},
  subscribe: () => ({ close: async () => {} }),
  close: async () => {},
};

test('two tests that wait at the same time each get their event', async () => {
  const bus = recordBus(storingBus);
  const first = bus.recorded.until((event) => event.data['number'] === 1);
  const second = bus.recorded.until((event) => event.data['number'] === 2);
  const sold = bus.recorded.next('sales.sold.v1');
  await bus.publish([eventOf('sales.sold.v1', { number: 0 })]);
  await bus.publish([eventOf('sales.sold.v1', { number: 2 })]);
  await bus.publish([eventOf('sales.sold.v1', { number: 1 })]);
  const numbers = (await Promise.all([first, second, sold])).map((event) => event.data['number']);
  expect(numbers).toEqual([1, 2, 0]);
});

test('an event that a waiting test publishes itself wakes the others', async () => {
  const bus = recordBus(storingBus);
  const answer = bus.recorded.next('sales.sold.v1').then(async () => {
    await bus.publish([eventOf('sales.paid.v1', {})]);
  });
  const paid = bus.recorded.next('sales.paid.v1');
  await bus.publish([eventOf('sales.sold.v1', {})]);
  await answer;
  expect(await paid).toMatchObject({ type: 'erp.sales.paid.v1' });
});

test('until finds what was published before, next only what comes after', async () => {
  const bus = recordBus(storingBus);
  await bus.publish([eventOf('sales.sold.v1', { number: 1 })]);
  const next = bus.recorded.next('sales.sold.v1');
  await bus.publish([eventOf('sales.sold.v1', { number: 2 })]);
  expect((await bus.recorded.until((event) => event.type === 'erp.sales.sold.v1')).data).toEqual({
    number: 1,
  });
  expect((await next).data).toEqual({ number: 2 });
});

test('an event that is published again counts once, and one the bus refused does not count', async () => {
  let isDown = false;
  const bus = recordBus({
    ...storingBus,
    publish: async () => {
      if (isDown) throw new Error('no bus');
    },
  });
  const sold = eventOf('sales.sold.v1', {}, { subject: 'order-1' });
  await bus.publish([sold]);
  await bus.publish([sold]);
  isDown = true;
  await expect(bus.publish([eventOf('sales.sold.v1', {}, { subject: 'order-1' })])).rejects.toThrow('no bus');
  isDown = false;
  const both = bus.recorded.untilAbout('order-1', 2);
  await bus.publish([eventOf('sales.paid.v1', {}, { subject: 'order-1' })]);
  expect((await both).map((event) => event.type)).toEqual(['erp.sales.sold.v1', 'erp.sales.paid.v1']);
  const whenPaid = bus.recorded.untilAbout('order-1', ({ type }) => type === 'erp.sales.paid.v1');
  expect(await whenPaid).toEqual(await both);
});

test('a wait that is not satisfied ends with what was published instead', async () => {
  const bus = recordBus(storingBus, 10);
  await bus.publish([eventOf('sales.sold.v1', {}, { subject: 'order-1' })]);
  await expect(bus.recorded.next('sales.paid.v1')).rejects.toThrow('erp.sales.sold.v1 about order-1');
});

test('a condition that throws fails its own wait and leaves the others', async () => {
  const bus = recordBus(storingBus);
  const broken = bus.recorded.until(() => {
    throw new Error('a broken condition');
  });
  const next = bus.recorded.next('sales.sold.v1');
  await Promise.all([
    expect(broken).rejects.toThrow('a broken condition'),
    bus.publish([eventOf('sales.sold.v1', {})]),
  ]);
  expect(await next).toMatchObject({ type: 'erp.sales.sold.v1' });
});
