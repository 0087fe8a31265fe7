import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { responseError } from '../../router/graphql/response-error.ts';
import { proceed, refuse } from '../../router/graphql/stage-result.ts';
import type { Arrival, Feature } from '../../router/pipeline/feature.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

let shop: ShopSubgraphs;
let router: TestRouter | undefined;

beforeAll(async () => {
  shop = await startShopSubgraphs();
});

afterEach(async () => {
  await router?.close();
  router = undefined;
});

afterAll(() => shop.close());

async function start(...features: readonly Feature[]): Promise<TestRouter> {
  router = await startRouter(shop.all, {}, { features: features.map((feature) => () => feature) });
  return router;
}

interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly data?: unknown; readonly errors?: ReadonlyArray<Record<string, unknown>> };
}

async function send(
  { endpoint }: TestRouter,
  body: unknown = { query: '{ product(id: "1") { name } }' },
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Sent['body'],
  };
}

const codesOf = ({ body }: Sent) =>
  body.errors?.map((error) => (error['extensions'] as { code: string }).code);

test('phases are called in their order, and features of one phase in the order of the list', async () => {
  const calls: string[] = [];
  const recording = (name: string): Feature => ({
    name,
    admit() {
      calls.push(`${name} admits`);
      return proceed(() => calls.push(`${name} releases`));
    },
    resolveDocument() {
      calls.push(`${name} resolves`);
      return undefined;
    },
    checkDocument() {
      calls.push(`${name} checks the document`);
      return [];
    },
    checkOperation() {
      calls.push(`${name} checks the operation`);
      return [];
    },
    authorize() {
      calls.push(`${name} authorizes`);
      return undefined;
    },
    guard() {
      calls.push(`${name} guards`);
      return proceed([]);
    },
    async around(request, next) {
      calls.push(`${name} begins`);
      const response = await next(request);
      calls.push(`${name} ends`);
      return response;
    },
    async close() {
      calls.push(`${name} closes`);
    },
  });
  const running = await start(recording('a'), recording('b'));
  expect((await send(running)).body).toMatchObject({ data: { product: {} } });
  expect(calls.splice(0).join(', ')).toBe(
    [
      'a admits, b admits, a resolves, b resolves',
      'a checks the document, b checks the document, a checks the operation, b checks the operation',
      'a authorizes, b authorizes, a guards, b guards',
      'a begins, b begins, b ends, a ends, a releases, b releases',
    ].join(', '),
  );
  await send(running);
  expect(calls.splice(0).filter((call) => call.includes('checks'))).toEqual([]);
  await running.close();
  expect(calls).toEqual(['b closes', 'a closes']);
});

describe('admission', () => {
  test('refuses before the body is read, and sees method, headers, address and connection', async () => {
    const arrivals: Arrival[] = [];
    const running = await start({
      name: 'closed',
      admit(arrival) {
        arrivals.push(arrival);
        return refuse('RATE_LIMITED', 'Not now', { headers: [['retry-after', '3']] });
      },
    });
    const sent = await send(running, 'not JSON at all', { 'x-request-id': 'refused-1' });
    expect([sent.status, codesOf(sent)]).toEqual([429, ['RATE_LIMITED']]);
    expect(sent.headers.get('retry-after')).toBe('3');
    expect(sent.headers.get('x-request-id')).toBe('refused-1');
    expect(arrivals).toMatchObject([
      { method: 'POST', clientIp: '127.0.0.1', connection: expect.anything() },
    ]);
    expect(arrivals[0]?.headers['x-request-id']).toBe('refused-1');
  });

  test('releases what it acquired after any answer, also when a later admission refuses', async () => {
    let taken = 0;
    let refuses = false;
    const running = await start(
      {
        name: 'counting',
        admit() {
          taken += 1;
          return proceed(() => {
            taken -= 1;
          });
        },
      },
      { name: 'switch', admit: () => (refuses ? refuse('RATE_LIMITED', 'Not now') : proceed(undefined)) },
    );
    for (const body of ['no JSON', '{"query":"{ nope }"}', '{"query":"{ product(id: 1) { name } }"}']) {
      await send(running, body);
    }
    refuses = true;
    expect((await send(running)).status).toBe(429);
    expect(taken).toBe(0);
  });
});

test('a document source finds a document by another name, or refuses it', async () => {
  const running = await start({
    name: 'by number',
    resolveDocument(params) {
      const { documentNumber } = params.extensions;
      if (documentNumber === undefined) return undefined;
      if (documentNumber !== 7) return refuse('PERSISTED_QUERY_NOT_SUPPORTED', 'Unknown number');
      return Promise.resolve(proceed({ ...params, query: '{ product(id: "1") { id } }' }));
    },
  });
  const found = await send(running, { extensions: { documentNumber: 7 } });
  expect(found.body).toEqual({ data: { product: { id: '1' } } });
  expect(codesOf(await send(running, { extensions: { documentNumber: 8 } }))).toEqual([
    'PERSISTED_QUERY_NOT_SUPPORTED',
  ]);
  expect((await send(running)).status).toBe(200);
});

test('an operation rule refuses the operation that is asked for and no other of the document', async () => {
  const running = await start({
    name: 'no second',
    checkOperation: ({ operationName }) =>
      operationName === 'Second' ? [responseError('FORBIDDEN', 'Not the second')] : [],
  });
  const query = 'query First { product(id: "1") { id } } query Second { product(id: "1") { id } }';
  expect((await send(running, { query, operationName: 'First' })).status).toBe(200);
  const refused = await send(running, { query, operationName: 'Second' });
  expect([refused.status, codesOf(refused)]).toEqual([403, ['FORBIDDEN']]);
});

describe('authorization', () => {
  test('may replace the operation and add errors to the answer', async () => {
    const running = await start(
      {
        name: 'only ids',
        authorize({ operation }) {
          const document = { ...operation.document };
          const [definition] = document.definitions;
          if (definition?.kind !== 'OperationDefinition') throw new Error('an operation was expected');
          const [product] = definition.selectionSet.selections;
          if (product?.kind !== 'Field' || product.selectionSet === undefined) throw new Error('no field');
          const selections = product.selectionSet.selections.filter(
            (selection) => selection.kind === 'Field' && selection.name.value !== 'name',
          );
          const allowed = {
            ...definition,
            selectionSet: {
              ...definition.selectionSet,
              selections: [{ ...product, selectionSet: { ...product.selectionSet, selections } }],
            },
          };
          return proceed({
            operation: {
              ...operation,
              document: { ...document, definitions: [allowed] },
              operation: allowed,
              documentHash: `${operation.documentHash} without names`,
            },
            errors: [{ ...responseError('FORBIDDEN', 'No names'), path: ['product', 'name'] }],
          });
        },
      },
      {
        name: 'sees what is left',
        guard: ({ operation }) =>
          operation.documentHash.endsWith('without names')
            ? proceed([])
            : refuse('INTERNAL_SERVER_ERROR', 'replaced too late'),
      },
    );
    const sent = await send(running, { query: '{ product(id: "1") { id name } }' });
    expect(sent.status).toBe(200);
    expect(sent.body).toEqual({
      data: { product: { id: '1' } },
      errors: [{ message: 'No names', path: ['product', 'name'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('may answer the request itself', async () => {
    const running = await start({
      name: 'refuses anonymous viewers',
      authorize: ({ identity }) =>
        identity.viewer.kind === 'anonymous' ? refuse('UNAUTHENTICATED', 'Sign in') : undefined,
    });
    const before = shop.products.requests.length;
    expect((await send(running)).status).toBe(401);
    expect(shop.products.requests).toHaveLength(before);
  });
});

test('a guard adds headers to a success, or refuses', async () => {
  let left = 2;
  const running = await start({
    name: 'two requests',
    guard() {
      left -= 1;
      return left < 0
        ? refuse('RATE_LIMITED', 'No more', { headers: [['ratelimit', '"default";r=0']] })
        : proceed([['ratelimit', `"default";r=${left}`]]);
    },
  });
  const sent = [await send(running), await send(running), await send(running)];
  expect(sent.map(({ status, headers }) => [status, headers.get('ratelimit')])).toEqual([
    [200, '"default";r=1'],
    [200, '"default";r=0'],
    [429, '"default";r=0'],
  ]);
});

test('a layer may answer in place of execution', async () => {
  const running = await start({
    name: 'replay',
    around: async () => ({
      kind: 'executed',
      status: 200,
      data: Buffer.from('{"product":{"name":"kept"}}'),
      errors: [],
      extensions: { replayed: true },
      headers: [['x-replayed', 'true']],
    }),
  });
  const before = shop.products.requests.length;
  const sent = await send(running);
  expect(sent.headers.get('x-replayed')).toBe('true');
  expect(sent.body).toEqual({ data: { product: { name: 'kept' } }, extensions: { replayed: true } });
  expect(shop.products.requests).toHaveLength(before);
});

test('a feature that throws fails its request and no other', async () => {
  let isBroken = true;
  const running = await start({
    name: 'broken',
    guard() {
      if (isBroken) throw new Error('secret detail');
      return proceed([]);
    },
  });
  const sent = await send(running);
  expect([sent.status, codesOf(sent)]).toEqual([500, ['INTERNAL_SERVER_ERROR']]);
  expect(JSON.stringify(sent.body)).not.toContain('secret');
  isBroken = false;
  expect((await send(running)).status).toBe(200);
});

test('a feature adds routes and is asked for readiness', async () => {
  let obstacle: string | undefined = 'no store';
  const running = await start({
    name: 'store',
    routes: [
      {
        method: 'GET',
        path: '/store/:item',
        handle: ({ parameters }) =>
          parameters['item'] === 'lamp'
            ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{"items":0}' }
            : undefined,
      },
    ],
    readiness: { name: 'store', findObstacle: () => obstacle },
  });
  expect(await (await fetch(`${running.url}/store/lamp`)).json()).toEqual({ items: 0 });
  expect((await fetch(`${running.url}/store/table`)).status).toBe(404);
  const notReady = await fetch(`${running.url}/ready`);
  expect(notReady.status).toBe(503);
  expect(await notReady.json()).toMatchObject({ status: 'not_ready', check: 'store', reason: 'no store' });
  obstacle = undefined;
  expect((await fetch(`${running.url}/ready`)).status).toBe(200);
});

describe('what a feature holds is released when the router cannot start', () => {
  const brokenFeature = async (): Promise<Feature> => {
    throw new Error('this feature has no room');
  };

  test.each([
    ['without a supergraph', { supergraph: { file: '/nowhere/supergraph.graphql' } }, [], 'supergraph'],
    ['because a later feature cannot be created', {}, [brokenFeature], 'this feature has no room'],
  ])('%s', async (_why, config, others, message) => {
    let closings = 0;
    const close = async () => {
      closings += 1;
    };
    const features = [() => ({ name: 'x', close }), ...others];
    await expect(startRouter(shop.all, config, { features })).rejects.toThrow(message);
    expect(closings).toBe(1);
  });
});
