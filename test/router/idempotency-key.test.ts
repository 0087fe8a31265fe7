import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

const key = '8e03978e-40d5-43dd-bc93-6894a57f9324';
const rename = 'mutation { rename(id: "1", name: "Stool") { name reviews { id } } }';

describe.each(['apollo', 'compiled'] as const)('with the %s engine', (engine) => {
  let shop: ShopSubgraphs;
  let router: TestRouter;

  beforeEach(async () => {
    shop = await startShopSubgraphs();
    router = await startRouter(shop.all, { federation: { engine } });
  });
  afterEach(async () => {
    await router.close();
    await shop.close();
  });

  const ask = async (query: string, idempotencyKey?: string) => {
    const response = await fetch(router.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const keysAt = (subgraph: 'products' | 'reviews') =>
    shop[subgraph].requests.map(({ headers }) => headers['idempotency-key']);

  test.each([key, `"${key}"`])(
    '%s goes to the subgraph that is asked for a change, and to no other',
    async (sent) => {
      expect(await ask(rename, sent)).toMatchObject({
        status: 200,
        body: { data: { rename: { name: 'Stool' } } },
      });
      expect(keysAt('products')).toEqual([sent]);
      expect(keysAt('reviews')).toEqual([undefined]);
    },
  );

  test.each(['short', 'k'.repeat(256), `${key} ${key}`, '""', `"${key}`])(
    'the malformed key %j of a mutation is refused, and nothing is done',
    async (sent) => {
      expect(await ask(rename, sent)).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
      });
      expect(keysAt('products')).toEqual([]);
    },
  );

  test('queries may have any key, and subgraphs do not see it', async () => {
    for (const sent of [key, 'short'])
      expect(await ask('{ products(first: 1) { name } }', sent)).toMatchObject({ status: 200 });
    expect(keysAt('products')).toEqual([undefined, undefined]);
  });

  test('two mutations with one key at the same time both reach the subgraph', async () => {
    await Promise.all([ask(rename, key), ask(rename, key)]);
    expect(keysAt('products')).toEqual([key, key]);
  });
});
