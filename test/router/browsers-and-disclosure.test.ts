import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, type RawHeaders, sendRaw } from './http-client.ts';

let shop: ShopSubgraphs;

beforeAll(async () => {
  shop = await startShopSubgraphs();
});

afterAll(() => shop.close());

async function withRouter<T>(config: RouterConfigInput, use: (router: TestRouter) => Promise<T>): Promise<T> {
  const router = await startRouter(shop.all, config);
  try {
    return await use(router);
  } finally {
    await router.close();
  }
}

function post(router: TestRouter, body: unknown, headers: RawHeaders = []): Promise<RawAnswer> {
  return sendRaw(router.endpoint, {
    headers: [['content-type', 'application/json'], ...headers],
    body: JSON.stringify(body),
  });
}

const query = { query: '{ product(id: "1") { name } }' };
const preflight = (router: TestRouter, origin: string) =>
  sendRaw(router.endpoint, {
    method: 'OPTIONS',
    headers: [
      ['origin', origin],
      ['access-control-request-method', 'POST'],
      ['access-control-request-headers', 'content-type,authorization'],
    ],
  });

describe('other origins', () => {
  const listed: RouterConfigInput = { cors: { origins: ['https://app.example'], credentials: true } };

  test('get no CORS headers by default', async () => {
    await withRouter({}, async (router) => {
      expect(
        (await preflight(router, 'https://app.example')).headers['access-control-allow-origin'],
      ).toBeUndefined();
      const answer = await post(router, query, [['origin', 'https://app.example']]);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  test('that are listed may call, with credentials if configured', async () => {
    await withRouter(listed, async (router) => {
      const asked = await preflight(router, 'https://app.example');
      expect(asked.status).toBe(204);
      expect(asked.headers['access-control-allow-origin']).toBe('https://app.example');
      expect(asked.headers['access-control-allow-credentials']).toBe('true');
      expect(asked.headers['access-control-max-age']).toBe('600');
      const answer = await post(router, query, [['origin', 'https://app.example']]);
      expect(answer.headers['access-control-allow-origin']).toBe('https://app.example');
      expect(String(answer.headers['vary'])).toMatch(/Origin/);
      expect(String(answer.headers['vary'])).toMatch(/Accept/);
    });
  });

  test.each(['https://app.example.attacker', 'https://attacker.example', 'http://app.example', 'null'])(
    'that are not listed are never reflected: %s',
    async (origin) => {
      await withRouter(listed, async (router) => {
        expect((await preflight(router, origin)).headers['access-control-allow-origin']).not.toBe(origin);
        const answer = await post(router, query, [['origin', origin]]);
        expect(answer.headers['access-control-allow-origin']).not.toBe(origin);
      });
    },
  );

  test('are all allowed by "*", without credentials', async () => {
    await withRouter({ cors: { origins: ['*'] } }, async (router) => {
      const answer = await post(router, query, [['origin', 'https://any.example']]);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    });
  });

  test('see errors of the transport too', async () => {
    await withRouter(listed, async (router) => {
      const answer = await sendRaw(router.endpoint, {
        headers: [
          ['content-type', 'text/plain'],
          ['origin', 'https://app.example'],
        ],
        body: 'x',
      });
      expect(answer.status).toBe(415);
      expect(answer.headers['access-control-allow-origin']).toBe('https://app.example');
    });
  });
});

describe('introspection that is switched off', () => {
  const closed: RouterConfigInput = { introspection: { enabled: false } };
  const queries = [
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Product") { name } }',
    '{ x: __schema { queryType { name } } }',
    '{ ...F } fragment F on Query { __schema { queryType { name } } }',
    '{ product(id: "1") { name } ... { __schema { queryType { name } } } }',
    'query A { product(id: "1") { name } } query B { __schema { queryType { name } } }',
  ];

  test.each(queries)('refuses %s over POST and GET', async (query) => {
    await withRouter(closed, async (router) => {
      const posted = await post(router, {
        query,
        operationName: query.includes('query A') ? 'A' : undefined,
      });
      expect({ status: posted.status, code: codeOf(posted) }).toEqual({
        status: 400,
        code: 'INTROSPECTION_DISABLED',
      });
      const got = await sendRaw(`${router.endpoint}?query=${encodeURIComponent(query)}`, {
        method: 'GET',
        headers: [['x-requested-with', 'test']],
      });
      expect(codeOf(got)).toBe('INTROSPECTION_DISABLED');
    });
  });

  test('still answers __typename', async () => {
    await withRouter(closed, async (router) => {
      expect(JSON.parse((await post(router, { query: '{ __typename }' })).text)).toEqual({
        data: { __typename: 'Query' },
      });
    });
  });

  test('is the default in production with authentication', async () => {
    const jwt = { jwksUrl: 'http://127.0.0.1:1/', issuer: 'a', audience: 'b' };
    await withRouter({ jwt }, async (router) => {
      expect(codeOf(await post(router, { query: queries[0] }))).toBe('INTROSPECTION_DISABLED');
    });
  });
});

describe('messages of refusals', () => {
  const misspelt: ReadonlyArray<readonly [query: string, variables: Record<string, unknown>]> = [
    ['{ product(id: "1") { nam } }', {}],
    ['{ product(idd: "1") { name } }', {}],
    ['{ product(id: "1") { ... on Prodct { name } } }', {}],
    ['query($f: ProductFiltr!) { search(filter: $f) { id } }', {}],
    ['query($f: ProductFilter!) { search(filter: $f) { id } }', { f: { nam: 'x', maxPric: 1 } }],
    ['{ search(filter: { nam: "x" }) { id } }', {}],
    ['{ product(id: "1") { name @includ(if: true) } }', {}],
    ['{ produkt(id: "1") { name } }', {}],
  ];

  test.each(misspelt)(
    'name no element of the schema that the client did not name: %s',
    async (query, variables) => {
      await withRouter({}, async (router) => {
        const answer = await post(router, { query, variables });
        expect(answer.status).toBe(400);
        expect(answer.text).not.toMatch(/did you mean/i);
        expect(answer.text).not.toMatch(/maxPrice|ProductFilter"|include\b|latestReview/);
      });
    },
  );

  test('suggest a spelling in development', async () => {
    await withRouter({ environment: 'development' }, async (router) => {
      expect((await post(router, { query: '{ product(id: "1") { nam } }' })).text).toContain('Did you mean');
    });
  });

  test('stop at 20, for documents and for variables', async () => {
    await withRouter({}, async (router) => {
      const fields = Array.from({ length: 60 }, (_, index) => `f${index}`).join(' ');
      const validation = JSON.parse((await post(router, { query: `{ ${fields} }` })).text) as {
        errors: unknown[];
      };
      expect(validation.errors.length).toBeLessThanOrEqual(20);
      const tags = Array.from({ length: 10_000 }, () => ({}));
      const variables = JSON.parse(
        (
          await post(router, {
            query: 'query($f: ProductFilter!) { search(filter: $f) { id } }',
            variables: { f: { tags } },
          })
        ).text,
      ) as { errors: unknown[] };
      expect(variables.errors.length).toBe(20);
    });
  });

  test('echo no long values and no values of secrets', async () => {
    await withRouter({}, async (router) => {
      const query = 'query($f: ProductFilter!) { search(filter: $f) { id } }';
      const long = await post(router, { query, variables: { f: { maxPrice: 'y'.repeat(1_000_000) } } });
      expect(long.status).toBe(400);
      expect(long.text.length).toBeLessThan(500);
      const secret = await post(router, { query, variables: { f: { password: 918273645 } } });
      expect(secret.text).not.toContain('918273645');
      expect(secret.text).toContain('f.password');
    });
  });
});

test('metrics count requests, errors, caches, fetches and the supergraph, without a text of a client', async () => {
  await withRouter({}, async (router) => {
    await post(router, query);
    await post(router, query);
    await post(router, { query: '{ hostile_field }' });
    const { text, status } = await sendRaw(`${router.url}/metrics`, { method: 'GET' });
    expect(status).toBe(200);
    expect(text).toContain('router_graphql_requests_total{operation_type="query",status="200"} 2');
    expect(text).toContain('router_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1');
    expect(text).toContain('router_cache_lookups_total{cache="documents",result="hit"} 1');
    expect(text).toContain('router_subgraph_fetches_total{subgraph="products",outcome="ok"} 2');
    expect(text).toMatch(/^router_cached_operations 1$/m);
    expect(text).toMatch(/^router_cached_operations_bytes [1-9]\d+$/m);
    expect(text).toMatch(/^router_executions_in_flight 0$/m);
    expect(text).toMatch(/^router_subgraph_requests_in_flight 0$/m);
    expect(text).toMatch(/router_supergraph_info\{version="[\da-f]{16}"\} 1/);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).not.toContain('hostile');
  });
});

test.each(['compiled', 'apollo'] as const)(
  'what the %s engine is doing is on the metrics while it does it',
  async (engine) => {
    await withRouter({ federation: { engine } }, async (router) => {
      const gauges = async () => {
        const { text } = await sendRaw(`${router.url}/metrics`, { method: 'GET' });
        const valueOf = (name: string) => new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
        return [valueOf('router_executions_in_flight'), valueOf('router_subgraph_requests_in_flight')];
      };
      const { promise: held, resolve: release } = Promise.withResolvers<void>();
      shop.products.script(async () => {
        await held;
        return false;
      });
      const arrived = shop.products.nextRequest();
      const pending = post(router, query);
      await arrived;
      expect(await gauges()).toEqual(['1', '1']);
      release();
      await pending;
      expect(await gauges()).toEqual(['0', '0']);
    });
  },
);

test('metrics on a port of their own are not on the public one', async () => {
  await withRouter({ metrics: { port: 0 } }, async (router) => {
    expect((await fetch(`${router.url}/metrics`)).status).toBe(404);
    expect(await (await fetch(`${router.metricsUrl}/metrics`)).text()).toContain('router_requests_in_flight');
  });
});

test('a port or an address that metrics cannot have is said as plainly as those of the endpoint', async () => {
  await withRouter({ metrics: { port: 0 } }, async (router) => {
    const port = Number(new URL(router.metricsUrl ?? '').port);
    await expect(startRouter(shop.all, { metrics: { port } })).rejects.toThrow(
      `port ${port} is taken by another process`,
    );
  });
  await expect(startRouter(shop.all, { metrics: { port: 0, host: '203.0.113.9' } })).rejects.toThrow(
    '203.0.113.9 is not an address of this machine',
  );
});

test('the address behind a trusted proxy reaches subgraphs, a claimed one does not', async () => {
  const claimed = [['x-forwarded-for', '203.0.113.9, 198.51.100.7']] as const;
  const headers = { clientAddress: 'always' } as const;
  await withRouter({ headers }, async (router) => {
    await post(router, query, claimed);
    expect(shop.products.requests.at(-1)?.headers['x-client-ip']).toBe('127.0.0.1');
  });
  await withRouter({ headers, server: { trustedProxies: ['127.0.0.0/8'] } }, async (router) => {
    await post(router, query, claimed);
    expect(shop.products.requests.at(-1)?.headers['x-client-ip']).toBe('198.51.100.7');
  });
});
