import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventCatalogue } from '../../proto/generated/event-catalogue.ts';
import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { type DomainUnderTest, openRecordedBus, startDomain } from '../harness/start-domain.ts';

const consumed = new Map<string, readonly string[]>();
const running: DomainUnderTest[] = [];
const opened: EventBus[] = [];

beforeAll(async () => {
  for (const { name, load } of domainRegistry) {
    const bus = await openRecordedBus();
    opened.push(bus);
    const subscribe: EventBus['subscribe'] = (subscription) => {
      if (subscription.group === name) consumed.set(name, subscription.types);
      return bus.subscribe(subscription);
    };
    running.push(await startDomain(await load(), { bus: { ...bus, subscribe } }));
  }
});
afterAll(async () => {
  for (const domain of running) await domain.close();
  for (const bus of opened) await bus.close();
});

test('domains consume only what other domains publish', () => {
  const publisherOf = new Map([...eventCatalogue.values()].map(({ topic, domain }) => [topic, domain]));
  const subscriptions = [...consumed].flatMap(([consumer, topics]) =>
    topics.map((topic) => ({ consumer, topic, publisher: publisherOf.get(topic) })),
  );
  expect(subscriptions).not.toEqual([]);
  expect(
    subscriptions.filter(({ consumer, publisher }) => publisher === undefined || publisher === consumer),
  ).toEqual([]);
});
