import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import type { Feature } from '../../router/pipeline/feature.ts';
import type { OperationSource } from '../../router/warm-up/operation-source.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { composeSupergraph, startRouter, type TestRouter } from '../harness/start-router.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** Documents with different plans; all are asked for equally often. */
const popular = [
  '{ products { id name reviews { text } rating } }',
  '{ product(id: "1") { name rating } }',
  '{ latestReview { text } products { name } }',
  'query Named { products(first: 1) { reviews { id } } }',
];

/** A feature that knows operations beforehand. */
const storing = (expectedOperations: OperationSource): Feature => ({ name: 'stored', expectedOperations });

let shop: ShopSubgraphs;
let folder: string;
let router: TestRouter | undefined;

beforeAll(async () => {
  shop = await startShopSubgraphs();
  folder = await mkdtemp(path.join(tmpdir(), 'router-operations-'));
  await writeFile(
    path.join(folder, 'catalogue.graphql'),
    'query Catalogue { products { name reviews { text } } }',
  );
  await writeFile(path.join(folder, 'colors.graphql'), 'query Colors { products { color } }');
});

afterEach(async () => {
  await router?.close();
  router = undefined;
});

afterAll(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(config: RouterConfigInput = {}): Promise<TestRouter> {
  router = await startRouter(shop.all, {
    ...config,
    federation: { engine: 'compiled', ...config.federation },
  });
  return router;
}

function supergraphWith(field: string): string {
  const [products, ...others] = shop.all;
  if (products === undefined) throw new Error('no subgraph');
  const sdl = products.sdl.replace('price: Float', `price: Float ${field}: String`);
  return composeSupergraph([{ name: products.name, url: products.url, sdl }, ...others]);
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${router?.url}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(name));
  return Number(line?.split(' ').at(-1) ?? 0);
}

const warmedUp = (reason: string, result: string) =>
  metric(`router_warm_up_operations_total{reason="${reason}",result="${result}"}`);
const cacheMisses = () => metric('router_cache_lookups_total{cache="documents",result="miss"}');

async function ask(query: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${router?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text() };
}

async function swapTo(sdl: string): Promise<void> {
  const swapped = () => metric('router_supergraph_updates_total{result="swapped"}');
  const before = await swapped();
  await router?.writeSupergraph(sdl);
  await waitUntil('the swap', async () => ((await swapped()) > before ? true : undefined));
}

test('operations of the folder are prepared before the router is ready; invalid ones only cost a log line', async () => {
  await start({ warmUp: { operationsFolder: folder } });
  expect(await warmedUp('expected', 'prepared')).toBe(1);
  expect(await warmedUp('expected', 'invalid')).toBe(1);
  expect((await ask('query Catalogue { products { name reviews { text } } }')).status).toBe(200);
  expect(await cacheMisses()).toBe(0);
  await swapTo(supergraphWith('color'));
  expect(await warmedUp('expected', 'prepared')).toBe(3);
});

test('a swap under load fails no request, and no client waits for an operation that was asked for before', async () => {
  await start({ warmUp: { popularShare: 1 } });
  const failures: unknown[] = [];
  let isDone = false;
  let answered = 0;
  for (const query of popular) await ask(query);
  const missesBefore = await cacheMisses();
  const clients = popular.map(async (query) => {
    while (!isDone) {
      const answer = await ask(query);
      answered += 1;
      if (answer.status !== 200 || answer.text.includes('"errors"')) failures.push(answer);
    }
  });
  for (const field of ['color', 'size', 'weight']) await swapTo(supergraphWith(field));
  isDone = true;
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(popular.length);
  expect(await warmedUp('popular', 'prepared')).toBe(popular.length * 3);
  expect(await cacheMisses()).toBe(missesBefore);
});

test('only the configured share of what was asked for is prepared, the most used first', async () => {
  await start({ warmUp: { popularShare: 0.25 } });
  for (const query of popular) await ask(query);
  await ask(popular[2] ?? '');
  await swapTo(supergraphWith('color'));
  expect(await warmedUp('popular', 'prepared')).toBe(1);
  const before = await cacheMisses();
  await ask(popular[2] ?? '');
  expect(await cacheMisses()).toBe(before);
});

test('operations handed over in code are prepared like those of the folder', async () => {
  router = await startRouter(
    shop.all,
    { federation: { engine: 'compiled' } },
    { features: [() => storing({ name: 'stored', read: () => [{ text: popular[0] ?? '' }] })] },
  );
  expect(await warmedUp('expected', 'prepared')).toBe(1);
});

test('a router that is closed while a supergraph warms up does not wait for it', async () => {
  const never = new Promise<never>(() => undefined);
  let reads = 0;
  router = await startRouter(
    shop.all,
    { federation: { engine: 'compiled' }, warmUp: { timeoutMs: 60_000 } },
    { features: [() => storing({ name: 'stuck', read: () => (reads++ === 0 ? [] : never) })] },
  );
  await router.writeSupergraph(supergraphWith('color'));
  await waitUntil('the warm-up', async () => (reads > 1 ? true : undefined));
  await router.close();
  expect(router.state()).toEqual({ phase: 'stopped' });
  router = undefined;
});
