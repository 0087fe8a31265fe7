import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { proceed } from '../../router/graphql/stage-result.ts';
import type { Feature } from '../../router/pipeline/feature.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { startTokenIssuer, type TokenIssuer } from '../harness/token-issuer.ts';
import { waitUntil } from '../harness/wait-until.ts';

let shop: ShopSubgraphs;
let issuer: TokenIssuer;
let router: TestRouter | undefined;
/** Requests that have reached execution. */
let begun = 0;

const counting: Feature = {
  name: 'counting',
  guard() {
    begun += 1;
    return proceed([]);
  },
};

beforeAll(async () => {
  shop = await startShopSubgraphs();
  issuer = await startTokenIssuer();
});

afterEach(async () => {
  shop.products.script(undefined);
  await router?.close();
  router = undefined;
});

afterAll(async () => {
  await issuer.close();
  await shop.close();
});

async function start(config: RouterConfigInput = {}): Promise<TestRouter> {
  begun = 0;
  router = await startRouter(shop.all, config, { features: [() => counting] });
  return router;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly signal?: AbortSignal;
}

function send({ endpoint }: TestRouter, { headers = {}, query, signal }: Sent = {}): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: query ?? '{ product(id: "1") { name } }' }),
    ...(signal !== undefined && { signal }),
  });
}

/** Requests to the subgraph wait until the test lets them go. */
function holdSubgraph() {
  const held = Promise.withResolvers<void>();
  const before = shop.products.requests.length;
  let closed = 0;
  shop.products.script(async (_request, response) => {
    response.once('close', () => {
      if (!response.writableFinished) closed += 1;
    });
    await held.promise;
    return false;
  });
  return {
    release: held.resolve,
    received: () => shop.products.requests.slice(before),
    closedBySender: () => closed,
  };
}

/** Waits for a condition that no event announces. */
function until(what: string, holds: () => boolean | Promise<boolean>): Promise<true> {
  return waitUntil(what, async () => ((await holds()) ? true : undefined));
}

/** Waits until `count` requests are being executed and their subgraph requests had time to leave. */
async function arrived(count: number): Promise<void> {
  await until('requests', () => begun === count);
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Sends requests that are in flight at the same time; how many subgraph requests became of them? */
async function countExecutions(running: TestRouter, sent: readonly Sent[]): Promise<number> {
  // Planned beforehand, so that nothing but execution takes time.
  for (const request of sent) await (await send(running, request)).text();
  begun = 0;
  const subgraph = holdSubgraph();
  const responses = sent.map((request) => send(running, request));
  await arrived(sent.length);
  await until('a subgraph request', () => subgraph.received().length > 0);
  subgraph.release();
  for (const response of await Promise.all(responses)) expect(response.status).toBe(200);
  shop.products.script(undefined);
  return subgraph.received().length;
}

const proxied: RouterConfigInput = { server: { trustedProxies: ['127.0.0.0/8'] } };
const twoAddresses: readonly Sent[] = [
  { headers: { 'x-forwarded-for': '198.51.100.1', 'user-agent': 'one' } },
  { headers: { 'x-forwarded-for': '198.51.100.2', 'user-agent': 'other' } },
];
const twoLanguages: readonly Sent[] = [
  { headers: { 'accept-language': 'de' } },
  { headers: { 'accept-language': 'fr' } },
];
const propagated: RouterConfigInput = {
  subgraphs: { all: { requestHeaders: [{ kind: 'propagate', named: 'accept-language' }] } },
};
const propagatedToOther: RouterConfigInput = {
  subgraphs: { reviews: { requestHeaders: [{ kind: 'propagate', named: 'accept-language' }] } },
};

test.each<[string, RouterConfigInput, readonly Sent[], number]>([
  ['two addresses and user agents', proxied, twoAddresses, 1],
  [
    'two addresses that subgraphs are always sent',
    { ...proxied, headers: { clientAddress: 'always' } },
    twoAddresses,
    2,
  ],
  ['two languages', {}, twoLanguages, 1],
  ['two languages that a rule sends to subgraphs', propagated, twoLanguages, 2],
  ['two languages that a rule sends to another subgraph', propagatedToOther, twoLanguages, 2],
  ['one language that a rule sends', propagated, [twoLanguages[0] ?? {}, twoLanguages[0] ?? {}], 1],
  [
    'coalescing and sharing switched off',
    { federation: { coalesceQueries: false, shareSubgraphRequests: false } },
    [{}, {}],
    2,
  ],
  [
    'answers that may set cookies',
    { subgraphs: { all: { responseHeaders: [{ named: 'set-cookie' }] } } },
    [{}, {}],
    2,
  ],
  ['other documents', {}, [{}, { query: '{ product(id: "2") { name } }' }], 2],
])('%s: %#', async (_name, config, sent, executions) => {
  expect(await countExecutions(await start(config), sent)).toBe(executions);
});

test('two identities are two executions, one identity with two tokens is one', async () => {
  const { jwksUrl, issuer: issuerName, audience } = issuer;
  const running = await start({ jwt: { jwksUrl, issuer: issuerName, audience } });
  const withToken = async (sub: string): Promise<Sent> => ({
    headers: { authorization: `Bearer ${await issuer.issue({ claims: { sub, jti: crypto.randomUUID() } })}` },
  });
  expect(await countExecutions(running, [await withToken('a'), await withToken('b')])).toBe(2);
  expect(await countExecutions(running, [await withToken('a'), await withToken('a')])).toBe(1);
});

test('followers have request ids of their own, and are counted', async () => {
  const running = await start();
  const subgraph = holdSubgraph();
  const responses = ['first', 'second', 'third'].map((id) =>
    send(running, { headers: { 'x-request-id': id } }),
  );
  await arrived(3);
  subgraph.release();
  const answers = await Promise.all(responses);
  expect(answers.map(({ headers }) => headers.get('x-request-id'))).toEqual(['first', 'second', 'third']);
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(subgraph.received()).toHaveLength(1);
  const metrics = await (await fetch(`${running.url}/metrics`)).text();
  expect(metrics).toContain('router_queries_coalesced_total 2');
});

test('a client that leaves does not affect the others; the last one to leave ends the execution', async () => {
  const running = await start();
  const subgraph = holdSubgraph();
  const [leader, follower] = [new AbortController(), new AbortController()];
  const gone = [leader, follower].map(({ signal }) =>
    send(running, { signal }).then(
      () => 'answered',
      () => 'gone',
    ),
  );
  await arrived(2);
  await until('a subgraph request', () => subgraph.received().length === 1);
  const staying = send(running);
  await arrived(3);
  leader.abort();
  follower.abort();
  expect(await Promise.all(gone)).toEqual(['gone', 'gone']);
  await until('the record of two clients that left', async () => {
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    return metrics.includes('router_graphql_errors_total{code="CLIENT_CLOSED_REQUEST"} 2');
  });
  expect(subgraph.closedBySender()).toBe(0);
  subgraph.release();
  expect(await (await staying).json()).toMatchObject({ data: { product: {} } });
  expect(subgraph.received()).toHaveLength(1);

  const alone = holdSubgraph();
  const last = new AbortController();
  const left = send(running, { signal: last.signal }).catch(() => 'gone');
  await until('a subgraph request', () => alone.received().length === 1);
  last.abort();
  expect(await left).toBe('gone');
  await until('the end of the subgraph request', () => alone.closedBySender() === 1);
  alone.release();
});

test('mutations are never coalesced, and are the only ones to carry the address by default', async () => {
  const running = await start(proxied);
  const mutation = 'mutation { rename(id: "1", name: "New") { id } }';
  const { headers } = twoAddresses[0] ?? {};
  const before = shop.products.requests.length;
  const answers = await Promise.all([
    send(running, { query: mutation, ...(headers && { headers }) }),
    send(running, { query: mutation, ...(headers && { headers }) }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const received = shop.products.requests.slice(before);
  expect(received).toHaveLength(2);
  expect(received[0]?.headers).toMatchObject({ 'x-client-ip': '198.51.100.1', 'x-client-user-agent': 'one' });
  await send(running, { ...(headers && { headers }) });
  expect(shop.products.requests.at(-1)?.headers).not.toHaveProperty('x-client-ip');
});
