import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { answerWith } from '../harness/scripted-subgraph.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { composeSupergraph, startRouter, type TestRouter } from '../harness/start-router.ts';
import { waitUntil } from '../harness/wait-until.ts';

let shop: ShopSubgraphs;
let router: TestRouter;

beforeEach(async () => {
  shop = await startShopSubgraphs();
  router = await startRouter(shop.all);
});

afterEach(async () => {
  await router.close();
  await shop.close();
});

async function ask(query: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(router.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** The same graph with another field, `variant`, in the products subgraph. */
function supergraphWith(field: string): string {
  const [products, ...others] = shop.all;
  if (products === undefined) throw new Error('no subgraph');
  const sdl = products.sdl.replace('price: Float', `price: Float ${field}: String`);
  return composeSupergraph([{ name: products.name, url: products.url, sdl }, ...others]);
}

async function versionInService(): Promise<string> {
  const body = (await (await fetch(`${router.url}/version`)).json()) as { readonly supergraph: string };
  return body.supergraph;
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${router.url}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(name));
  return Number(line?.split(' ').at(-1) ?? 0);
}

async function swapTo(sdl: string): Promise<void> {
  const before = await versionInService();
  await router.writeSupergraph(sdl);
  await waitUntil('the new supergraph', async () =>
    (await versionInService()) === before ? undefined : true,
  );
}

test('a changed file is served without a restart', async () => {
  expect((await ask('{ product(id: "1") { color } }')).status).toBe(400);
  await swapTo(supergraphWith('color'));
  expect((await ask('{ product(id: "1") { color } }')).status).toBe(200);
});

test.each([
  ['not GraphQL', 'type Query {'],
  ['a schema that is not a supergraph', 'type Query { a: Int }'],
  ['empty', ''],
  ['cut off', undefined],
])('a supergraph that is %s is refused and counted, the old one keeps serving', async (_name, text) => {
  const before = await versionInService();
  const sdl = text ?? supergraphWith('color').slice(0, 1_500);
  await router.writeSupergraph(sdl);
  const metricName = 'router_supergraph_updates_total{result="refused"}';
  await waitUntil('the refusal', async () => ((await metric(metricName)) > 0 ? true : undefined));
  expect(await versionInService()).toBe(before);
  expect((await ask('{ product(id: "1") { name } }')).status).toBe(200);
  expect((await fetch(`${router.url}/ready`)).status).toBe(200);
  await swapTo(supergraphWith('color'));
});

test('a supergraph that names a refused URL scheme is refused', async () => {
  await router.writeSupergraph(supergraphWith('color').replace(/http:\/\/127\.0\.0\.1:\d+/, 'file:///etc'));
  const metricName = 'router_supergraph_updates_total{result="refused"}';
  await waitUntil('the refusal', async () => ((await metric(metricName)) > 0 ? true : undefined));
  expect((await ask('{ product(id: "1") { name } }')).status).toBe(200);
});

test('when the file disappears the router keeps its supergraph', async () => {
  await rm(router.supergraphFile);
  const metricName = 'router_supergraph_updates_total{result="unreadable"}';
  await waitUntil('the failed read', async () => ((await metric(metricName)) > 0 ? true : undefined));
  expect((await ask('{ product(id: "1") { name } }')).status).toBe(200);
});

test('a request in flight finishes on the supergraph it began with', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  shop.products.script(async () => {
    await released;
    return false;
  });
  const pending = ask('{ products { name reviews { text } } }');
  await shop.products.nextRequest();
  await swapTo(supergraphWith('color'));
  release();
  const { status, body } = await pending;
  expect(status).toBe(200);
  expect(body['errors']).toBeUndefined();
});

test('swaps under load fail no request and answer each from one supergraph', async () => {
  let isDone = false;
  let answered = 0;
  const failures: unknown[] = [];
  const clients = Array.from({ length: 8 }, async () => {
    while (!isDone) {
      const { status, body } = await ask('{ products { id name reviews { text } rating } }');
      answered += 1;
      if (status !== 200 || 'errors' in body) failures.push(body);
    }
  });
  for (const field of ['color', 'size', 'weight', 'brand', 'origin']) await swapTo(supergraphWith(field));
  isDone = true;
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(20);
});

test('subgraphs that are listed are asked for their schemas, composed, and asked again', async () => {
  const composed = await startRouter([], {
    supergraph: {
      file: undefined,
      subgraphs: shop.all.map(({ name, url }) => ({ name, url })),
      pollIntervalMs: 50,
    },
    viewerToken: { secret: 'a-secret-of-at-least-thirty-two-bytes!' },
  });
  try {
    const response = await fetch(composed.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ products { name rating } }"}',
    });
    expect(await response.json()).toMatchObject({ data: { products: [{ name: 'Chair', rating: 3 }, {}] } });
    const schemaRequest = shop.products.requests.find(({ query }) => query.includes('_service'));
    expect(schemaRequest?.headers['x-viewer-token']).toEqual(expect.any(String));
    shop.products.script(({ query }, answer) =>
      query.includes('_service')
        ? answerWith(
            200,
            JSON.stringify({
              data: { _service: { sdl: shop.products.sdl.replace('price: Float }', 'cost: Float }') } },
            }),
          )({ query } as never, answer)
        : false,
    );
    await waitUntil('the changed schema', async () => {
      const changed = await fetch(composed.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __type(name: \\"Product\\") { fields { name } } }"}',
      });
      return (await changed.text()).includes('cost') ? true : undefined;
    });
  } finally {
    await composed.close();
  }
});

test('while listed subgraphs do not answer the router is alive but not ready, then it catches up', async () => {
  shop.reviews.script(answerWith(503, 'down'));
  const composed = await startRouter([], {
    supergraph: {
      file: undefined,
      subgraphs: shop.all.map(({ name, url }) => ({ name, url })),
      pollIntervalMs: 50,
    },
  });
  try {
    expect((await fetch(`${composed.url}/health`)).status).toBe(200);
    expect((await fetch(`${composed.url}/ready`)).status).toBe(503);
    const response = await fetch(composed.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ products { name } }"}',
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    shop.reviews.script(undefined);
    await waitUntil('readiness', async () => ((await fetch(`${composed.url}/ready`)).ok ? true : undefined));
  } finally {
    await composed.close();
  }
});
