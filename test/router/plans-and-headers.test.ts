import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

const query = '{ products { name reviews { text } } }';

let shop: ShopSubgraphs;
let router: TestRouter | undefined;

beforeAll(async () => {
  shop = await startShopSubgraphs();
});

afterEach(async () => {
  for (const subgraph of shop.all) subgraph.script(undefined);
  await router?.close();
  router = undefined;
});

afterAll(() => shop.close());

async function start(config: RouterConfigInput): Promise<TestRouter> {
  router = await startRouter(shop.all, config);
  return router;
}

function ask(headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${router?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

interface Answer {
  readonly data?: unknown;
  readonly extensions?: { readonly queryPlan?: unknown };
}

describe.each(['compiled', 'apollo'] as const)('the plan of the %s engine', (engine) => {
  test('is returned beside the data in development when the client asks for it', async () => {
    await start({ environment: 'development', federation: { engine } });
    const { data, extensions } = (await (await ask({ 'x-query-plan': '1' })).json()) as Answer;
    expect(data).toMatchObject({ products: [{ name: 'Chair' }, { name: 'Table' }] });
    const plan = JSON.stringify(extensions?.queryPlan);
    for (const part of ['products', 'reviews', 'Product']) expect(plan).toContain(part);
    expect((await (await ask()).json()) as Answer).not.toHaveProperty('extensions');
  });

  test('is not returned in production, whichever client asks', async () => {
    await start({ environment: 'production', federation: { engine } });
    const answer = (await (await ask({ 'x-query-plan': '1' })).json()) as Answer;
    expect(answer).toHaveProperty('data');
    expect(answer).not.toHaveProperty('extensions');
  });
});

test('header rules of the configuration decide what subgraphs and clients get', async () => {
  await start({
    federation: { engine: 'compiled' },
    subgraphs: {
      all: {
        requestHeaders: [
          { kind: 'propagate', matching: '^x-feature-' },
          { kind: 'propagate', named: 'x-locale', rename: 'x-language', default: 'en' },
          { kind: 'remove', named: 'x-feature-secret' },
        ],
        responseHeaders: [{ named: 'x-served-by', algorithm: 'first' }],
      },
      reviews: { requestHeaders: [{ kind: 'insert', name: 'x-only', value: 'reviews' }] },
    },
  });
  shop.products.script((_request, response) => {
    response.setHeader('x-served-by', 'products');
    response.setHeader('x-private', 'kept');
    return false;
  });
  const atProducts = shop.products.nextRequest();
  const atReviews = shop.reviews.nextRequest();
  const answer = await ask({ 'x-feature-a': '1', 'x-feature-secret': 's', 'x-user-id': 'forged' });
  expect(answer.headers.get('x-served-by')).toBe('products');
  expect(answer.headers.get('x-private')).toBeNull();
  const { headers: first } = await atProducts;
  expect(first).toMatchObject({ 'x-feature-a': '1', 'x-language': 'en' });
  for (const name of ['x-feature-secret', 'x-user-id', 'x-only']) expect(first).not.toHaveProperty(name);
  expect((await atReviews).headers).toMatchObject({ 'x-feature-a': '1', 'x-only': 'reviews' });
});
