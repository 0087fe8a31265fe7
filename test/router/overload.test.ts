import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cpuTimeOf } from '../harness/cpu-time.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { waitUntil } from '../harness/wait-until.ts';

let shop: ShopSubgraphs;
let router: TestRouter;
/** Lets the subgraph answer what it was asked. */
let letAnswer: () => void;
let answered: Promise<void>;

beforeAll(async () => {
  shop = await startShopSubgraphs();
});

beforeEach(async () => {
  ({ promise: answered, resolve: letAnswer } = Promise.withResolvers<void>());
  router = await startRouter(shop.all, {
    overload: { maxRequestsPerConnection: 4, maxRequestsPerAddress: 6 },
  });
});

afterEach(async () => {
  letAnswer();
  shop.products.script(undefined);
  await router.close();
});

afterAll(() => shop.close());

/** From now on the subgraph waits with its answers. */
function holdAnswers(): void {
  shop.products.script(async () => {
    await answered;
    return false;
  });
}

/** Different texts, so that no two share their execution. */
const bodyOf = (index: number): string => JSON.stringify({ query: `{ product(id: "p${index}") { name } }` });

function requestOf(index: number): string {
  const body = bodyOf(index);
  return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

interface Connection {
  readonly socket: Socket;
  readonly statuses: () => string[];
  readonly text: () => string;
  readonly closed: Promise<void>;
}

function open(bytes: string): Connection {
  const { hostname, port } = new URL(router.url);
  let received = '';
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  return {
    socket,
    closed,
    text: () => received,
    statuses: () => [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1] ?? ''),
  };
}

async function ask(index: number, headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal) {
  const response = await fetch(router.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: bodyOf(index),
    ...(signal !== undefined && { signal }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Waits until the router counts no request but the one that asks for its metrics. */
const nothingInFlight = () =>
  waitUntil('an end of all requests', async () => {
    const text = await (await fetch(`${router.url}/metrics`)).text();
    return text.includes('router_requests_in_flight 1\n') ? true : undefined;
  });

const inFlightAtSubgraph = (count: number, from: number) =>
  waitUntil('requests at the subgraph', async () =>
    shop.products.requests.length - from >= count ? true : undefined,
  );

describe('requests of one connection that are not answered yet', () => {
  test('are answered in order up to the limit; the next one is refused and the connection closed', async () => {
    holdAnswers();
    const from = shop.products.requests.length;
    const connection = open(Array.from({ length: 10 }, (_, index) => requestOf(index)).join(''));
    await inFlightAtSubgraph(4, from);
    letAnswer();
    await connection.closed;
    expect(connection.statuses()).toEqual(['200', '200', '200', '200', '429']);
    expect(connection.text()).toContain('"code":"RATE_LIMITED"');
    expect(connection.text().toLowerCase()).toContain('connection: close');
    expect(shop.products.requests.length - from).toBe(4);
  });

  test('one after the other count as one at a time', async () => {
    for (let index = 0; index < 10; index += 1) expect((await ask(index)).status).toBe(200);
  });

  test('are refused before their body is read', async () => {
    holdAnswers();
    const from = shop.products.requests.length;
    const head =
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{';
    const connection = open(Array.from({ length: 4 }, (_, index) => requestOf(index)).join('') + head);
    await inFlightAtSubgraph(4, from);
    letAnswer();
    await connection.closed;
    expect(connection.statuses().at(-1)).toBe('429');
  });

  test('a thousand of them do not slow down other clients', async () => {
    holdAnswers();
    const from = shop.products.requests.length;
    const connection = open(Array.from({ length: 1_000 }, (_, index) => requestOf(index)).join(''));
    await inFlightAtSubgraph(4, from);
    const cpuMs = await cpuTimeOf(async () => {
      const health = await Promise.all(Array.from({ length: 20 }, () => fetch(`${router.url}/health`)));
      expect(health.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      const preflight = { 'apollo-require-preflight': '1' };
      const other = await fetch(`${router.endpoint}?query={__typename}`, { headers: preflight });
      expect(other.status).toBe(200);
    });
    expect(cpuMs).toBeLessThan(2_000);
    // The others were answered while the thousand were not.
    expect(connection.statuses()).toEqual([]);
    expect(shop.products.requests.length - from).toBe(4);
    letAnswer();
    await connection.closed;
    expect(connection.statuses()).toEqual(['200', '200', '200', '200', '429']);
    expect(shop.products.requests.length - from).toBe(4);
    await nothingInFlight();
  });

  test('of a connection that goes away leave nothing behind', async () => {
    holdAnswers();
    const from = shop.products.requests.length;
    const connection = open(Array.from({ length: 4 }, (_, index) => requestOf(index)).join(''));
    await inFlightAtSubgraph(4, from);
    connection.socket.destroy();
    await connection.closed;
    await nothingInFlight();
    letAnswer();
    expect((await ask(100)).status).toBe(200);
    await nothingInFlight();
  });
});

describe('operations of one client that are under way', () => {
  test('are limited: the next one is refused with a time to retry after, and accepted again after an answer', async () => {
    holdAnswers();
    const from = shop.products.requests.length;
    const first = Array.from({ length: 6 }, (_, index) => ask(index));
    await inFlightAtSubgraph(6, from);
    const refused = await ask(6);
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.text)).toEqual({
      errors: [
        {
          message: 'Too many requests of this client are under way; the limit is 6',
          extensions: { code: 'RATE_LIMITED' },
        },
      ],
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    letAnswer();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(
      Array.from({ length: 6 }, () => 200),
    );
    expect((await ask(7)).status).toBe(200);
  });

  test('an answer says how many more there may be when less than half of them are left', async () => {
    const alone = await ask(0);
    expect([alone.status, alone.headers.get('ratelimit')]).toEqual([200, null]);
    holdAnswers();
    const from = shop.products.requests.length;
    const first = Array.from({ length: 4 }, (_, index) => ask(index));
    await inFlightAtSubgraph(4, from);
    const fifth = ask(5);
    await inFlightAtSubgraph(5, from);
    letAnswer();
    await Promise.all(first);
    const { status, headers } = await fifth;
    expect(status).toBe(200);
    expect(headers.get('ratelimit')).toBe('"client";r=1');
    expect(headers.get('ratelimit-policy')).toBe('"client";q=6;qu="concurrent-requests"');
  });

  test('one that the client gave up makes room', async () => {
    holdAnswers();
    const from = shop.products.requests.length;
    const abort = new AbortController();
    const first = Array.from({ length: 6 }, (_, index) =>
      ask(index, {}, abort.signal).catch(() => undefined),
    );
    await inFlightAtSubgraph(6, from);
    expect((await ask(50)).status).toBe(429);
    abort.abort();
    await Promise.all(first);
    // What they asked the subgraph is still not answered.
    shop.products.script(undefined);
    const { status } = await waitUntil('room', async () => {
      const answer = await ask(50);
      return answer.status === 429 ? undefined : answer;
    });
    expect(status).toBe(200);
  });

  test('one that failed makes room', async () => {
    shop.products.script((_request, response) => {
      response.destroy();
      return true;
    });
    for (let index = 0; index < 20; index += 1) expect((await ask(index)).status).toBe(200);
  });
});
