import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { answerWith, type Script } from '../harness/scripted-subgraph.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf } from './http-client.ts';

const engines: ReadonlyArray<'apollo' | 'compiled'> = ['apollo', 'compiled'];

interface Body {
  readonly data?: { readonly products?: unknown } | null;
  readonly errors?: ReadonlyArray<{ readonly message: string; readonly extensions: Record<string, unknown> }>;
}

describe.each(engines)('with the %s engine', (engine) => {
  let shop: ShopSubgraphs;
  let router: TestRouter;
  const log: string[] = [];

  beforeEach(async () => {
    shop = await startShopSubgraphs();
    router = await start({});
  });

  afterEach(async () => {
    await router.close();
    await shop.close();
  });

  function start(config: RouterConfigInput): Promise<TestRouter> {
    log.length = 0;
    const write = (fields: object, message: string) => log.push(JSON.stringify({ ...fields, message }));
    return startRouter(
      shop.all,
      { ...config, federation: { engine } },
      { logger: { debug: () => {}, info: write, warn: write, error: write, isLevelEnabled: () => false } },
    );
  }

  async function restart(config: RouterConfigInput): Promise<void> {
    await router.close();
    router = await start(config);
  }

  async function ask(
    query: string,
  ): Promise<{ readonly status: number; readonly text: string; readonly body: Body }> {
    const response = await fetch(router.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'request-7' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as Body };
  }

  const never: Script = () => new Promise<boolean>(() => {});
  const failures: ReadonlyArray<readonly [name: string, script: Script, code: string]> = [
    ['drops the connection', (_request, response) => Boolean(response.destroy()), 'UNAVAILABLE'],
    ['answers HTML with 502', answerWith(502, '<html>nginx at 10.0.0.7</html>', 'text/html'), 'UNAVAILABLE'],
    ['answers nothing with 200', answerWith(200, ''), 'SUBGRAPH_INVALID_RESPONSE'],
    ['answers a list', answerWith(200, '[]'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['answers text', answerWith(200, '"x"'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['answers JSON that is cut off', answerWith(200, '{"data":{"_entities":['), 'SUBGRAPH_INVALID_RESPONSE'],
    ['answers neither data nor errors', answerWith(200, '{}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['never answers', never, 'TIMEOUT'],
  ];
  test.each(failures)('a subgraph that %s costs its own fields only', async (_name, script, code) => {
    // A loaded machine answers slowly; only what never answers needs a short time.
    if (script === never) await restart({ subgraphs: { all: { timeoutMs: 300 } } });
    shop.reviews.script(script);
    const { status, body, text } = await ask('{ products { id name reviews { text } } }');
    expect(status).toBe(200);
    expect(body.data?.products).toEqual([
      { id: '1', name: 'Chair', reviews: null },
      { id: '2', name: 'Table', reviews: null },
    ]);
    expect(body.errors?.map((error) => error.extensions['code'])).toEqual([code]);
    expect(text).not.toMatch(/127\.0\.0\.1|10\.0\.0\.7|nginx|ECONN|node:|\.ts/);
  });

  test.each([
    ['drops the connection', (_request, response) => Boolean(response.destroy()), 'UNAVAILABLE'],
    ['answers HTML with 502', answerWith(502, '<html>', 'text/html'), 'UNAVAILABLE'],
    ['answers JSON that is cut off', answerWith(200, '{"data":{"ren'), 'SUBGRAPH_INVALID_RESPONSE'],
  ] satisfies ReadonlyArray<readonly [string, Script, string]>)(
    'the outcome of a mutation whose subgraph %s is unknown, that of a query is not asked',
    async (_name, script, code) => {
      shop.products.script(script);
      const { body } = await ask('mutation { rename(id: "1", name: "Stool") { id } }');
      expect(body.errors?.map(({ extensions }) => extensions)).toEqual([
        expect.objectContaining({ code, outcome: 'unknown' }),
      ]);
      expect(body.errors?.[0]?.message).toMatch(/^It is not known whether this/);
      shop.products.script(script);
      const { body: read } = await ask('{ product(id: "1") { id } }');
      expect(read.errors?.[0]?.extensions).not.toHaveProperty('outcome');
    },
  );

  test('a mutation whose subgraph cannot be reached was not done', async () => {
    await shop.products.close();
    const { body } = await ask('mutation { rename(id: "1", name: "Stool") { id } }');
    expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE']);
    expect(body.errors?.[0]?.extensions).not.toHaveProperty('outcome');
  });

  test('a subgraph that is gone takes a non-null field’s parent with it', async () => {
    await shop.reviews.close();
    const { body } = await ask('{ product(id: "1") { id rating } }');
    expect(body.data).toEqual({ product: null });
    expect(body.errors?.[0]?.extensions['code']).toBe('UNAVAILABLE');
  });

  test('codes of the table pass with message and safe extensions', async () => {
    shop.products.script(
      answerWith(
        200,
        JSON.stringify({
          data: { product: null },
          errors: [
            {
              message: 'The product was changed',
              path: ['product'],
              extensions: {
                code: 'CONFLICT',
                fields: { name: ['taken'] },
                stacktrace: ['at x.js'],
                sql: 'SELECT 1',
              },
            },
          ],
        }),
      ),
    );
    const { body } = await ask('{ product(id: "1") { id } }');
    expect(body.errors).toEqual([
      {
        message: 'The product was changed',
        path: ['product'],
        extensions: { code: 'CONFLICT', fields: { name: ['taken'] } },
      },
    ]);
  });

  test.each([
    ['without a code', {}],
    ['with a code of its own', { code: 'P2002' }],
    ['that is internal', { code: 'INTERNAL_SERVER_ERROR', exception: { stacktrace: ['at x.js:1'] } }],
  ])('an error %s is masked, logged in full and found by its correlation id', async (_name, extensions) => {
    const message = 'connect ECONNREFUSED db.internal:5432 at /srv/app/x.js';
    shop.products.script(
      answerWith(
        200,
        JSON.stringify({ data: { product: null }, errors: [{ message, path: ['product'], extensions }] }),
      ),
    );
    const { body, text } = await ask('{ product(id: "1") { id } }');
    expect(body.errors).toEqual([
      {
        message: 'Internal server error',
        path: ['product'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'request-7' },
      },
    ]);
    expect(text).not.toContain('db.internal');
    const line = log.find((entry) => entry.includes('request-7'));
    expect(line).toContain('db.internal:5432');
    expect(line).toContain('products');
  });

  test('an answer that breaks the schema is an error, not silent', async () => {
    shop.products.script(
      answerWith(
        200,
        JSON.stringify({ data: { products: [{ __typename: 'Product', id: '1', name: null }] } }),
      ),
    );
    const { body } = await ask('{ products { id name } }');
    expect(body.data).toBeNull();
    expect(body.errors?.length).toBeGreaterThan(0);
  });

  test('a GraphQL answer counts whatever its status is', async () => {
    shop.products.script(answerWith(500, JSON.stringify({ data: { product: { name: 'Lamp' } } })));
    const { body } = await ask('{ product(id: "1") { name } }');
    expect(body).toEqual({ data: { product: { name: 'Lamp' } } });
  });

  test('an answer above the size limit is cut', async () => {
    await restart({ subgraphs: { all: { maxResponseBytes: 10_000 } } });
    shop.products.script(
      answerWith(200, JSON.stringify({ data: { product: { name: 'x'.repeat(50_000) } } })),
    );
    const { body } = await ask('{ product(id: "1") { name } }');
    expect(body.data?.products).toBeUndefined();
    expect(body.errors?.[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  });

  test('names of object properties in an answer are plain data', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    shop.products.script(
      answerWith(
        200,
        '{"data":{"product":{"name":"Chair","__proto__":{"polluted":true},"constructor":{"polluted":true}}}}',
      ),
    );
    const { body } = await ask('{ product(id: "1") { name } }');
    expect(body.data).toEqual({ product: { name: 'Chair' } });
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('aliases named like object properties come back as they are', async () => {
    const { text } = await ask(
      '{ product(id: "1") { constructor: name toString: id hasOwnProperty: price } }',
    );
    expect(text).toContain('{"product":{"constructor":"Chair","toString":"1","hasOwnProperty":40}}');
  });

  test('a request that takes too long is 504 with TIMEOUT', async () => {
    await restart({ server: { requestTimeoutMs: 150 }, subgraphs: { all: { timeoutMs: 5_000 } } });
    shop.products.script(never);
    const { status, text } = await ask('{ products { id } }');
    expect(status).toBe(504);
    expect(codeOf({ text })).toBe('TIMEOUT');
  });

  test('a query is given up when its client goes away', async () => {
    await restart({ subgraphs: { all: { timeoutMs: 5_000 } } });
    const { promise: subgraphGone, resolve } = Promise.withResolvers<void>();
    shop.products.script((_request, response) => {
      response.on('close', resolve);
      return true;
    });
    const abort = new AbortController();
    const pending = fetch(router.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ products { id } }"}',
      signal: abort.signal,
    });
    await shop.products.nextRequest();
    abort.abort();
    await expect(pending).rejects.toThrow();
    await subgraphGone;
  });

  test('the outcome of a mutation that takes longer than its request may is unknown', async () => {
    await restart({ server: { requestTimeoutMs: 150 }, subgraphs: { all: { timeoutMs: 2_000 } } });
    shop.products.script(never);
    const { status, body } = await ask('mutation { rename(id: "1", name: "Stool") { id } }');
    expect(status).toBe(504);
    expect(body.errors).toMatchObject([
      {
        message: expect.stringMatching(/^It is not known whether this was done/),
        extensions: { code: 'TIMEOUT', outcome: 'unknown' },
      },
    ]);
  });

  test('a mutation finishes although its client went away', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: answered, resolve: onAnswered } = Promise.withResolvers<boolean>();
    await restart({ subgraphs: { all: { timeoutMs: 5_000 } } });
    shop.products.script(async (_request, response) => {
      response.on('close', () => onAnswered(response.writableFinished));
      await released;
      return false;
    });
    const abort = new AbortController();
    const pending = fetch(router.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"mutation { rename(id: \\"1\\", name: \\"Stool\\") { name } }"}',
      signal: abort.signal,
    });
    await shop.products.nextRequest();
    abort.abort();
    await expect(pending).rejects.toThrow();
    release();
    await router.close();
    expect(await Promise.race([answered, Promise.resolve('open')])).not.toBe(false);
    shop.products.script(undefined);
    router = await start({});
    expect((await ask('{ product(id: "1") { name } }')).body.data).toEqual({ product: { name: 'Stool' } });
  });
});
