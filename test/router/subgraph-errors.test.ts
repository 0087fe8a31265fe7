import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { answerWith } from '../harness/scripted-subgraph.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

let shop: ShopSubgraphs;

beforeAll(async () => {
  shop = await startShopSubgraphs();
});

afterAll(() => shop.close());

/** What the subgraphs answer with: one error at the top, one of an entity. */
const soldOut = {
  message: 'Nothing left of part 7',
  path: ['product'],
  extensions: { code: 'OUT_OF_STOCK', left: 0, reason: 'sold', stacktrace: ['at stock.js:1'] },
};
const unrated = {
  message: 'No rating yet',
  path: ['_entities', 0, 'rating'],
  extensions: { code: 'TOO_FEW_REVIEWS', reviews: 1 },
};

describe.each(['compiled', 'apollo'] as const)('errors of subgraphs with the %s engine', (engine) => {
  let router: TestRouter | undefined;

  afterEach(async () => {
    shop.products.script(undefined);
    shop.reviews.script(undefined);
    await router?.close();
  });

  async function errorsOf(query: string, config: RouterConfigInput): Promise<unknown> {
    router = await startRouter(shop.all, { ...config, federation: { engine } });
    const response = await fetch(router.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'request-7' },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { errors?: unknown }).errors;
  }

  function askProduct(config: RouterConfigInput, error: object = soldOut): Promise<unknown> {
    shop.products.script(answerWith(200, JSON.stringify({ data: { product: null }, errors: [error] })));
    return errorsOf('{ product(id: "1") { id } }', config);
  }

  test('reach clients whole in development, with the name of the subgraph', async () => {
    expect(await askProduct({ environment: 'development' })).toEqual([
      { ...soldOut, extensions: { ...soldOut.extensions, service: 'products' } },
    ]);
  });

  test('of an entity name the subgraph that was asked for it', async () => {
    shop.reviews.script(answerWith(200, JSON.stringify({ data: { _entities: [null] }, errors: [unrated] })));
    expect(await errorsOf('{ product(id: "1") { name rating } }', { environment: 'development' })).toEqual([
      {
        message: 'No rating yet',
        path: ['product', 'rating'],
        extensions: { code: 'TOO_FEW_REVIEWS', reviews: 1, service: 'reviews' },
      },
    ]);
  });

  test('without a code are INTERNAL_SERVER_ERROR with their own words in development', async () => {
    const error = { message: 'stock.rows is not iterable', path: ['product'] };
    expect(await askProduct({ environment: 'development' }, error)).toEqual([
      { ...error, extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'products' } },
    ]);
  });

  test.each([42, 0, 1.5, true, false, '', '__proto__', 'constructor', 'a b', ['A'], { a: 1 }])(
    'keep a code as the subgraph wrote it in development: %j',
    async (code) => {
      const error = { message: 'No', path: ['product'], extensions: { code, left: 0 } };
      expect(await askProduct({ environment: 'development' }, error)).toEqual([
        { ...error, extensions: { code, left: 0, service: 'products' } },
      ]);
    },
  );

  test.each([42, '', '__proto__', null, ['A']])(
    'of the code %j are kept back in production',
    async (code) => {
      expect(
        await askProduct({}, { message: 'No', path: ['product'], extensions: { code, reason: 'sold' } }),
      ).toEqual([
        {
          message: 'Internal server error',
          path: ['product'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'request-7' },
        },
      ]);
    },
  );

  test('that the router found name the subgraph in development', async () => {
    shop.products.script(answerWith(502, '<html>', 'text/html'));
    expect(await errorsOf('{ product(id: "1") { id } }', { environment: 'development' })).toMatchObject([
      {
        message: 'Subgraph products is failing.',
        extensions: { code: 'UNAVAILABLE', service: 'products', correlationId: 'request-7' },
      },
    ]);
  });

  test('of a code the router does not know are kept back in production', async () => {
    expect(await askProduct({})).toEqual([
      {
        message: 'Internal server error',
        path: ['product'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'request-7' },
      },
    ]);
  });

  test.each<readonly [string, RouterConfigInput['errors'], object]>([
    [
      'a code of the graph',
      { propagate: { all: { codes: { OUT_OF_STOCK: 409 } } } },
      { message: soldOut.message, extensions: { code: 'OUT_OF_STOCK', reason: 'sold' } },
    ],
    [
      'whatever one subgraph says',
      { propagate: { products: { codes: { '*': true }, extensions: ['*'], subgraphName: true } } },
      { message: soldOut.message, extensions: { ...soldOut.extensions, service: 'products' } },
    ],
    [
      'a code without its words',
      { propagate: { all: { codes: { OUT_OF_STOCK: 409 }, messages: false, extensions: ['left'] } } },
      {
        message: 'A part of the system reports an error.',
        extensions: { code: 'OUT_OF_STOCK', left: 0, correlationId: 'request-7' },
      },
    ],
    [
      'not what only another subgraph may say',
      { propagate: { reviews: { codes: { '*': true } } } },
      {
        message: 'Internal server error',
        extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'request-7' },
      },
    ],
  ])('reach clients as errors.propagate says: %s', async (_name, errors, shown) => {
    expect(await askProduct({ ...(errors !== undefined && { errors }) })).toEqual([
      { ...shown, path: ['product'] },
    ]);
  });
});
