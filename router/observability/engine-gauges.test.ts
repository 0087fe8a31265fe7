import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { createEngineGauges } from './engine-gauges.ts';

test('engines are read at every scrape and added up, until their observation ends', async () => {
  const registry = new Registry();
  const observe = createEngineGauges([registry]);
  const first = {
    operations: { entries: 2, bytes: 100 },
    executionsInFlight: 1,
    subgraphRequestsInFlight: 3,
  };
  let second = { operations: { entries: 1, bytes: 50 }, executionsInFlight: 0, subgraphRequestsInFlight: 0 };
  const endFirst = observe(() => first);
  observe(() => second);
  observe(() => ({ operations: undefined, executionsInFlight: 0, subgraphRequestsInFlight: 0 }));
  const values = async () =>
    Object.fromEntries(
      (await registry.getMetricsAsJSON()).map(({ name, values: [one] }) => [name, one?.value]),
    );
  expect(await values()).toEqual({
    router_cached_operations: 3,
    router_cached_operations_bytes: 150,
    router_executions_in_flight: 1,
    router_subgraph_requests_in_flight: 3,
  });
  endFirst();
  second = { ...second, executionsInFlight: 5 };
  expect(await values()).toMatchObject({ router_cached_operations: 1, router_executions_in_flight: 5 });
});
