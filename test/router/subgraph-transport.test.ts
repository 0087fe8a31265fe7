import { rmSync } from 'node:fs';
import { createServer, type Server, request as sendPlain } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../harness/certificate-authority.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, type RawHeaders, sendRaw } from './http-client.ts';

const productsAndReviews = '{ products { name reviews { text } } }';
/** Limits far beyond a test's own: what ends before is ended by something else. */
const noTimeLimits = {
  server: { requestTimeoutMs: 600_000 },
  subgraphs: { all: { timeoutMs: 600_000 } },
};

let authority: CertificateAuthority;
let local: IssuedCertificate;
let shop: ShopSubgraphs;
let router: TestRouter | undefined;
const closers: Array<() => Promise<unknown>> = [];

beforeAll(async () => {
  authority = await createCertificateAuthority();
  local = await authority.issue('IP:127.0.0.1');
});

beforeEach(async () => {
  shop = await startShopSubgraphs();
});

afterEach(async () => {
  await router?.close();
  router = undefined;
  for (const close of closers.splice(0)) await close();
  await shop.close();
});

afterAll(() => authority.remove());

async function start(config: RouterConfigInput): Promise<TestRouter> {
  router = await startRouter(shop.all, config);
  return router;
}

function ask(query: string, headers: RawHeaders = []): Promise<RawAnswer> {
  if (router === undefined) throw new Error('no router');
  const all = [['content-type', 'application/json'] as const, ...headers];
  return sendRaw(router.endpoint, { headers: all, body: JSON.stringify({ query }) });
}

/** Listens in front of the products subgraph and passes everything on. */
async function serveInFront(server: Server, at: number | string): Promise<void> {
  server.on('request', (request, response) => {
    const onward = sendPlain(shop.products.url, { method: 'POST', headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    if (typeof at === 'string') server.listen(at, resolve);
    else server.listen(at, '127.0.0.1', resolve);
  });
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
}

async function serveTls(): Promise<string> {
  const server = createTlsServer({ ...local, ca: authority.ca, requestCert: true, rejectUnauthorized: true });
  await serveInFront(server, 0);
  const address = server.address();
  return `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/graphql`;
}

describe.each(['compiled', 'apollo'] as const)('the %s engine', (engine) => {
  const startEngine = (config: RouterConfigInput) => start({ ...config, federation: { engine } });

  test('reaches a subgraph by mutual TLS, and without a certificate says UNAVAILABLE', async () => {
    const url = await serveTls();
    const client = await authority.issue('DNS:router');
    const { certificateFile, keyFile } = client;
    const tls = { certificateFile, keyFile };
    const common = { caFile: authority.caFile };
    await start({ federation: { engine }, subgraphs: { all: { tls: common }, products: { url, tls } } });
    expect(JSON.parse((await ask(productsAndReviews)).text)).toMatchObject({
      data: { products: [{ name: 'Chair', reviews: [{ text: 'Comfortable' }] }, { name: 'Table' }] },
    });
    await router?.close();
    const before = shop.products.requests.length;
    await start({ federation: { engine }, subgraphs: { all: { tls: common }, products: { url } } });
    const refused = await ask('{ products { name } }');
    expect(codeOf(refused)).toBe('UNAVAILABLE');
    expect(refused.text).not.toMatch(/127\.0\.0\.1|certificate|SSL/i);
    expect(shop.products.requests).toHaveLength(before);
  });

  test('sends headers by the rules for all subgraphs and for one, and what the router adds', async () => {
    await startEngine({
      subgraphs: {
        all: {
          requestHeaders: [
            { kind: 'propagate', named: 'X-Locale' },
            { kind: 'propagate', matching: '^x-feature-' },
            { kind: 'insert', name: 'x-from', value: 'router' },
            { kind: 'remove', named: 'x-feature-secret' },
          ],
        },
        reviews: { requestHeaders: [{ kind: 'propagate', named: 'x-locale', rename: 'x-language' }] },
      },
    });
    await ask(productsAndReviews, [
      ['x-locale', 'de'],
      ['x-feature-a', '1'],
      ['x-feature-secret', '2'],
      ['x-other', '3'],
    ]);
    const [products, reviews] = [shop.products, shop.reviews].map(({ requests }) => requests.at(-1)?.headers);
    expect(products).toMatchObject({ 'x-locale': 'de', 'x-feature-a': '1', 'x-from': 'router' });
    expect(reviews).toMatchObject({ 'x-locale': 'de', 'x-language': 'de', 'x-from': 'router' });
    expect(products?.['x-request-id']).toMatch(/./);
    for (const name of ['x-feature-secret', 'x-other', 'x-language'])
      expect(products?.[name]).toBeUndefined();
    expect(products?.['accept-encoding']).toBeUndefined();
  });

  test('asks those subgraphs to compress that are configured so', async () => {
    await startEngine({ subgraphs: { reviews: { compression: true } } });
    await ask(productsAndReviews);
    expect(shop.reviews.requests.at(-1)?.headers['accept-encoding']).toBe('gzip, br');
    expect(shop.products.requests.at(-1)?.headers['accept-encoding']).toBeUndefined();
  });

  test('a subgraph may be given another time than the rest', async () => {
    await startEngine({ subgraphs: { all: { timeoutMs: 10_000 }, reviews: { timeoutMs: 300 } } });
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    shop.reviews.script(() => new Promise<boolean>(() => undefined));
    shop.products.script(async () => {
      await held;
      return false;
    });
    const arrived = shop.products.nextRequest();
    const pending = ask(productsAndReviews);
    await arrived;
    // Products is asked before this question, and answers after the time of reviews has passed for it.
    expect(codeOf(await ask('{ latestReview { text } }'))).toBe('TIMEOUT');
    release();
    const answer = await pending;
    expect(JSON.parse(answer.text)).toMatchObject({
      data: { products: [{ name: 'Chair', reviews: null }, {}] },
    });
    expect(codeOf(answer)).toBe('TIMEOUT');
  });

  test('a small answer that unpacks to a huge one is cut at the limit', async () => {
    await startEngine({ subgraphs: { all: { maxResponseBytes: 1_000_000 } } });
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(100_000);
    shop.products.script((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(bomb);
      return true;
    });
    const answer = await ask('{ products { name } }');
    expect(codeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
    expect(answer.text.length).toBeLessThan(1_000);
  });

  test('a mutation’s subgraph request goes on to its end when the client goes away', async () => {
    await startEngine(noTimeLimits);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: finished, resolve: onFinished } = Promise.withResolvers<boolean>();
    const { promise: queryCut, resolve: onQueryCut } = Promise.withResolvers<void>();
    shop.products.script(async (request, response) => {
      const isMutation = request.query.startsWith('mutation');
      response.on('close', () => (isMutation ? onFinished(response.writableFinished) : onQueryCut()));
      await held;
      return false;
    });
    const askAndLeave = async (query: string): Promise<void> => {
      const abort = new AbortController();
      const arrived = shop.products.nextRequest();
      const pending = fetch(router?.endpoint ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        signal: abort.signal,
      });
      await arrived;
      abort.abort();
      await expect(pending).rejects.toThrow();
    };
    await askAndLeave('mutation { rename(id: "1", name: "Stool") { name } }');
    // The client of a query leaves later: when that is noticed, the first one's leaving has been.
    await askAndLeave('{ products { name } }');
    await queryCut;
    release();
    expect(await finished).toBe(true);
    shop.products.script(undefined);
    expect(JSON.parse((await ask('{ product(id: "1") { name } }')).text)).toEqual({
      data: { product: { name: 'Stool' } },
    });
  });

  describe('response headers', () => {
    function answerHeaders(
      products: Record<string, string | string[]>,
      reviews: Record<string, string | string[]>,
    ) {
      for (const [subgraph, headers] of [
        [shop.products, products],
        [shop.reviews, reviews],
      ] as const) {
        subgraph.script((_request, response) => {
          for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
          return false;
        });
      }
    }

    test('cookies of two subgraphs stay apart, and of other headers each rule decides', async () => {
      await startEngine({
        subgraphs: {
          all: {
            responseHeaders: [
              { named: 'set-cookie' },
              { named: 'x-cost', algorithm: 'append' },
              { named: 'x-node', rename: 'x-first-node', algorithm: 'first' },
              { matching: '.*' },
            ],
          },
        },
      });
      answerHeaders(
        {
          'set-cookie': ['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2'],
          'x-cost': '1',
          'x-node': 'p',
          vary: '*',
        },
        { 'set-cookie': 'c=3', 'x-cost': '2', 'x-node': 'r', 'x-frame-options': 'ALLOW', server: 'secret' },
      );
      const { headers } = await ask(productsAndReviews);
      expect(headers['set-cookie']).toEqual(['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2', 'c=3']);
      expect(headers['x-first-node']).toBe('p');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['vary']).not.toContain('*');
      expect(headers['server']).toBeUndefined();
      expect(headers['content-type']).toMatch(/json/);
    });

    test('a header with several values is sent with all of them', async () => {
      await startEngine({
        subgraphs: { all: { responseHeaders: [{ named: 'x-cost', algorithm: 'append' }] } },
      });
      answerHeaders({ 'x-cost': '1' }, { 'x-cost': '2' });
      expect((await ask(productsAndReviews)).headers['x-cost']).toBe('1, 2');
    });

    test('the strictest cache-control wins, and an answer with errors is for no cache', async () => {
      await startEngine({ subgraphs: { all: { responseHeaders: [{ named: 'cache-control' }] } } });
      answerHeaders({ 'cache-control': 'public, max-age=60' }, { 'cache-control': 'private, max-age=10' });
      expect((await ask(productsAndReviews)).headers['cache-control']).toBe('max-age=10, private');
      expect((await ask('{ products { name } }')).headers['cache-control']).toBe('max-age=60, public');
      answerHeaders({ 'cache-control': 'public, max-age=60' }, {});
      expect((await ask(productsAndReviews)).headers['cache-control']).toBe('no-store');
      answerHeaders({ 'cache-control': 'public, max-age=60' }, { 'cache-control': 'public, max-age=60' });
      shop.reviews.script((_request, response) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'cache-control': 'public, max-age=60',
        });
        response.end('{"data":null,"errors":[{"message":"x"}]}');
        return true;
      });
      expect((await ask(productsAndReviews)).headers['cache-control']).toBe('no-store');
    });

    test('without rules no header of a subgraph passes', async () => {
      await startEngine({});
      answerHeaders({ 'set-cookie': 'a=1', 'cache-control': 'public' }, { 'x-cost': '1' });
      const { headers } = await ask(productsAndReviews);
      expect([headers['set-cookie'], headers['x-cost']]).toEqual([undefined, undefined]);
      expect(headers['cache-control']).toBe('no-store');
    });

    test('two clients with equal queries at the same time never get one cookie', async () => {
      await startEngine({ subgraphs: { all: { responseHeaders: [{ named: 'set-cookie' }] } } });
      await ask('{ products { name } }');
      const { promise: held, resolve: release } = Promise.withResolvers<void>();
      let count = 0;
      shop.products.script(async (_request, response) => {
        count += 1;
        response.setHeader('set-cookie', `session=${count}`);
        if (count === 3) release();
        await held;
        return false;
      });
      const answers = await Promise.all([1, 2, 3].map(() => ask('{ products { name } }')));
      expect(new Set(answers.map(({ headers }) => String(headers['set-cookie']))).size).toBe(3);
    });
  });
});

test('subgraphs behind mutual TLS are asked for their schemas and composed', async () => {
  const url = await serveTls();
  const { certificateFile, keyFile } = await authority.issue('DNS:router');
  const subgraphs = [
    { name: 'products', url },
    { name: 'reviews', url: shop.reviews.url },
  ];
  const tls = { caFile: authority.caFile };
  router = await startRouter([], {
    supergraph: { file: undefined, subgraphs },
    subgraphs: { all: { tls }, products: { tls: { certificateFile, keyFile } } },
  });
  expect(JSON.parse((await ask(productsAndReviews)).text)).toMatchObject({
    data: { products: [{ name: 'Chair' }, {}] },
  });
});

test('a subgraph is asked for its schema and for data at the URL of its settings', async () => {
  const unreachable = 'http://127.0.0.1:9/graphql';
  router = await startRouter([], {
    supergraph: {
      file: undefined,
      subgraphs: [
        { name: 'products', url: unreachable },
        { name: 'reviews', url: shop.reviews.url },
      ],
    },
    subgraphs: { products: { url: shop.products.url } },
  });
  expect(JSON.parse((await ask(productsAndReviews)).text)).toMatchObject({
    data: { products: [{ name: 'Chair' }, {}] },
  });
});

test('settings for a subgraph that does not exist are reported in the log', async () => {
  const warnings: object[] = [];
  const quiet = { debug: () => {}, info: () => {}, error: () => {}, isLevelEnabled: () => false };
  const warn = (fields: object) => void warnings.push(fields);
  const subgraphs = { prodcuts: { timeoutMs: 5 } };
  router = await startRouter(shop.all, { subgraphs }, { logger: { ...quiet, warn } });
  expect(warnings).toEqual([{ unknownSubgraphs: ['prodcuts'] }]);
});

test('a subgraph listens on a unix socket where that scheme is allowed', async () => {
  const path = join(tmpdir(), `products-${process.pid}.sock`);
  rmSync(path, { force: true });
  await serveInFront(createServer(), path);
  const subgraphs = { products: { url: `unix:${path}:/graphql` } };
  await start({ supergraph: { allowedUrlSchemes: ['http', 'unix'] }, subgraphs });
  expect((await ask('{ products { name } }')).text).toBe(
    '{"data":{"products":[{"name":"Chair"},{"name":"Table"}]}}',
  );
  await router?.close();
  await expect(start({ subgraphs })).rejects.toThrow('refused scheme "unix"');
  router = undefined;
});

test('a subgraph with TLS options and a plain URL keeps the router from starting', async () => {
  const subgraphs = { products: { tls: { caFile: authority.caFile } } };
  await expect(start({ subgraphs })).rejects.toThrow('its URL is not https');
});

test('the time of a subgraph ends when it says', async () => {
  // Every other limit is far beyond the test's own.
  await start({ server: { requestTimeoutMs: 600_000 }, subgraphs: { all: { timeoutMs: 400 } } });
  await ask('{ products { name } }');
  shop.products.script(() => new Promise<boolean>(() => undefined));
  const startedAt = performance.now();
  expect(codeOf(await ask('{ products { name } }'))).toBe('TIMEOUT');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(395);
});

test('the subgraph notices that a query’s client went away, whatever time is left', async () => {
  await start(noTimeLimits);
  await ask('{ products { name } }');
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>();
  shop.products.script((_request, response) => {
    response.on('close', onClosed);
    return new Promise<boolean>(() => undefined);
  });
  const abort = new AbortController();
  const pending = fetch(router?.endpoint ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ products { name } }"}',
    signal: abort.signal,
  });
  await shop.products.nextRequest();
  abort.abort();
  await expect(pending).rejects.toThrow();
  await closed;
});
