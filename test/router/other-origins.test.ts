import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import type { Script } from '../harness/scripted-subgraph.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, type RawHeaders, sendRaw } from './http-client.ts';

const page = 'https://app.example';

let shop: ShopSubgraphs;
let router: TestRouter | undefined;

beforeAll(async () => {
  shop = await startShopSubgraphs();
});

afterEach(async () => {
  shop.products.script(undefined);
  await router?.close();
  router = undefined;
});

afterAll(() => shop.close());

async function start(config: RouterConfigInput): Promise<TestRouter> {
  router = await startRouter(shop.all, config);
  return router;
}

function preflight({ endpoint }: TestRouter, origin: string, asked: string): Promise<RawAnswer> {
  return sendRaw(endpoint, {
    method: 'OPTIONS',
    headers: [
      ['origin', origin],
      ['access-control-request-method', 'POST'],
      ['access-control-request-headers', asked],
    ],
  });
}

function post({ endpoint }: TestRouter, headers: RawHeaders): Promise<RawAnswer> {
  return sendRaw(endpoint, {
    headers: [['content-type', 'application/json'], ...headers],
    body: '{"query":"{ product(id: \\"1\\") { name } }"}',
  });
}

function listIn(answer: RawAnswer, header: string): readonly string[] {
  return String(answer.headers[header] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

function corsHeadersOf({ headers }: RawAnswer): readonly string[] {
  return Object.keys(headers).filter((name) => name.startsWith('access-control-'));
}

describe('headers that pages may send', () => {
  const rules: RouterConfigInput = {
    cors: { origins: [page], headers: ['X-Shop-Currency'] },
    csrf: { requiredHeaders: ['x-acme-request'] },
    subgraphs: {
      all: {
        requestHeaders: [
          { kind: 'propagate', named: 'X-Market' },
          { kind: 'propagate', matching: '^x-feature-' },
          { kind: 'insert', name: 'x-inserted', value: '1' },
        ],
      },
      reviews: { requestHeaders: [{ kind: 'propagate', named: 'x-reviews-only', rename: 'x-other' }] },
    },
  };

  let target: TestRouter;

  beforeAll(async () => {
    target = await startRouter(shop.all, rules);
  });

  afterAll(() => target.close());

  test.each([
    'content-type',
    'authorization',
    'accept',
    'apollographql-client-name',
    'apollographql-client-version',
    'apollographql-anything-new',
    'graphql-client-name',
    'x-apollo-operation-name',
    'x-apollo-operation-id',
    'x-apollo-something-new',
    'traceparent',
    'tracestate',
    'baggage',
    'x-request-id',
    'idempotency-key',
    'x-acme-request',
    'x-shop-currency',
    'x-market',
    'x-feature-checkout',
    'x-reviews-only',
    'X-Feature-Upper-Case',
  ])('%s is one', async (name) => {
    const answer = await preflight(target, page, `content-type,${name}`);
    expect(answer.status).toBe(204);
    expect(listIn(answer, 'access-control-allow-headers')).toContain(name.toLowerCase());
    expect(answer.headers['access-control-allow-methods']).toBe('GET, POST');
    expect(listIn(answer, 'vary')).toEqual(['origin', 'access-control-request-headers']);
  });

  test.each(['x-unknown', 'x-inserted', 'x-other', 'cookie', '*', 'x-feature-é'])(
    '%s is none',
    async (name) => {
      const answer = await preflight(target, page, name);
      expect(listIn(answer, 'access-control-allow-headers')).not.toContain(name);
      expect(String(answer.headers['access-control-allow-headers'])).not.toContain('*');
    },
  );
});

describe('headers that pages may read', () => {
  const answerWithHeaders: Script = (_request, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'x-cost': '7',
      'x-stock-left': '3',
      'x-inner': 'i',
      'set-cookie': 'a=1',
    });
    response.end('{"data":{"product":{"name":"Chair"}}}');
    return true;
  };
  const rules: RouterConfigInput = {
    cors: { origins: [page], headers: ['x-edge-id'] },
    subgraphs: {
      all: {
        responseHeaders: [
          { named: 'x-cost' },
          { matching: '^x-stock-' },
          { named: 'x-inner', rename: 'X-Outer' },
          { named: 'set-cookie' },
        ],
      },
      reviews: { responseHeaders: [{ named: 'x-review-count' }] },
    },
  };

  test('are those of the router, of response rules of all and of one subgraph, and what a pattern let through', async () => {
    shop.products.script(answerWithHeaders);
    const answer = await post(await start(rules), [['origin', page]]);
    expect(answer.headers).toMatchObject({ 'x-cost': '7', 'x-stock-left': '3', 'x-outer': 'i' });
    const exposed = listIn(answer, 'access-control-expose-headers');
    expect(exposed).toEqual(
      expect.arrayContaining([
        'x-request-id',
        'retry-after',
        'ratelimit',
        'ratelimit-policy',
        'www-authenticate',
        'x-edge-id',
        'x-cost',
        'x-stock-left',
        'x-outer',
        'x-review-count',
      ]),
    );
    expect(exposed).not.toContain('set-cookie');
    expect(exposed).not.toContain('x-inner');
    expect(exposed).toHaveLength(new Set(exposed).size);
  });

  test('are listed for no page that may not read', async () => {
    shop.products.script(answerWithHeaders);
    const answer = await post(await start(rules), [['origin', 'https://attacker.example']]);
    expect(corsHeadersOf(answer)).toEqual([]);
    expect(listIn(answer, 'vary')).toContain('origin');
  });
});

describe('origins', () => {
  test('of a pattern may read, and what only looks like one may not', async () => {
    const target = await start({ cors: { origins: ['https://pr-*.app.example'], credentials: true } });
    const answer = await post(target, [['origin', 'https://pr-7.app.example']]);
    expect(answer.headers['access-control-allow-origin']).toBe('https://pr-7.app.example');
    expect(answer.headers['access-control-allow-credentials']).toBe('true');
    expect(listIn(answer, 'vary')).toEqual(['origin', 'accept']);
    for (const origin of ['https://pr-7.app.example.attacker', 'https://a.pr-7.app.example', 'null']) {
      expect(corsHeadersOf(await post(target, [['origin', origin]]))).toEqual([]);
      expect(corsHeadersOf(await preflight(target, origin, 'content-type'))).toEqual([]);
    }
  });

  test('of this machine may read in development, without cookies', async () => {
    const target = await start({ environment: 'development' });
    for (const origin of [
      'http://localhost:5173',
      'http://127.0.0.1:3000',
      'http://[::1]:8080',
      'https://localhost',
    ]) {
      const asked = await preflight(target, origin, 'content-type,authorization');
      expect(asked.status).toBe(204);
      expect(asked.headers['access-control-allow-origin']).toBe(origin);
      expect(asked.headers['access-control-allow-credentials']).toBeUndefined();
      expect((await post(target, [['origin', origin]])).headers['access-control-allow-origin']).toBe(origin);
    }
  });

  test('of this machine may not in production', async () => {
    const target = await start({});
    expect(corsHeadersOf(await post(target, [['origin', 'http://localhost:5173']]))).toEqual([]);
  });

  test('are all of them with "*", for every cache and without credentials', async () => {
    const target = await start({ environment: 'development', cors: { origins: ['*'] } });
    for (const origin of ['https://any.example', 'http://localhost:3000', 'null']) {
      const answer = await post(target, [['origin', origin]]);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
      expect(listIn(answer, 'vary')).toEqual(['accept']);
    }
  });

  test('may read refusals of every kind', async () => {
    const target = await start({ cors: { origins: [page] } });
    const answers = await Promise.all([
      sendRaw(`${target.url}/nope`, { method: 'GET', headers: [['origin', page]] }),
      sendRaw(target.endpoint, { method: 'PUT', headers: [['origin', page]] }),
      sendRaw(`${target.endpoint}?query=${'x'.repeat(9_000)}`, {
        method: 'GET',
        headers: [['origin', page]],
      }),
      post(target, [
        ['origin', page],
        ['accept-encoding', 'identity;q=0, unknown'],
      ]),
      sendRaw(target.endpoint, { headers: [['origin', page]], body: '{' }),
      sendRaw(target.endpoint, {
        method: 'GET',
        headers: [
          ['origin', page],
          ['accept', 'text/html'],
        ],
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 405, 414, 406, 415, 406]);
    expect(answers.map(({ headers }) => headers['access-control-allow-origin'])).toEqual(
      Array.from({ length: 6 }, () => page),
    );
  });
});

describe('a preflight', () => {
  test.each<readonly [string, RouterConfigInput]>([
    ['where no origin may call', {}],
    ['of an origin that is not listed', { cors: { origins: ['https://other.example'], credentials: true } }],
  ])('%s is 403 without a word of CORS, and runs nothing', async (_name, config) => {
    const before = shop.products.requests.length;
    const answer = await preflight(await start(config), page, 'content-type');
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 403, code: 'FORBIDDEN' });
    expect(corsHeadersOf(answer)).toEqual([]);
    expect(shop.products.requests.length).toBe(before);
  });

  test('is one only with an origin and a method: any other OPTIONS is 405', async () => {
    const target = await start({ cors: { origins: [page] } });
    const answer = await sendRaw(target.endpoint, { method: 'OPTIONS', headers: [['origin', page]] });
    expect({ status: answer.status, allow: answer.headers['allow'] }).toEqual({
      status: 405,
      allow: 'GET, POST',
    });
  });
});
