import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf } from './http-client.ts';

let shop: ShopSubgraphs;
let router: TestRouter;
/** Gives its clients little time; the other one gives them all that a crowded machine needs. */
let impatient: TestRouter;

beforeAll(async () => {
  shop = await startShopSubgraphs();
  router = await startRouter(shop.all, { metrics: { port: 0 } });
  impatient = await startRouter(shop.all, { server: { headersTimeoutMs: 200, requestTimeoutMs: 1_500 } });
});

afterAll(async () => {
  await impatient.close();
  await router.close();
  await shop.close();
});

/** Writes bytes to a fresh connection and resolves with all that came back once it is closed. */
function exchange(bytes: string, { url }: { readonly url: string } = router): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(60_000, () => socket.destroy(new Error(`not closed; received ${received}`)));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

const body = JSON.stringify({ query: '{ product(id: "1") { name } }' });
const statusesOf = (received: string) =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1]);
const bodyOf = (received: string) => received.slice(received.indexOf('\r\n\r\n') + 4);

describe('a request that two servers could read differently is refused and its connection closed', () => {
  const smuggled = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const head = 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
  const requests: ReadonlyArray<readonly [name: string, bytes: string]> = [
    [
      'length and chunks',
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', `${head}Content-Length: ${body.length}\r\nContent-Length: 5\r\n\r\n${body}${smuggled}`],
    ['a length with a sign', `${head}Content-Length: +${body.length}\r\n\r\n${body}`],
    ['a hexadecimal length', `${head}Content-Length: 0x5\r\n\r\n${body}`],
    ['a hidden transfer coding', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a space before the colon', `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a folded header', `${head}X-A: b\r\n c\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`],
    ['a NUL in a header', `${head}X-A: a\0b\r\nContent-Length: ${body.length}\r\n\r\n${body}`],
    ['no request line', 'hello\r\n\r\n'],
    ['TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ];
  test.each(requests)('%s', async (_name, bytes) => {
    const before = shop.products.requests.length;
    const received = await exchange(bytes);
    expect(statusesOf(received)).toEqual(['400']);
    expect(codeOf({ text: bodyOf(received) })).toBe('BAD_REQUEST');
    expect(shop.products.requests.length).toBe(before);
  });
});

describe('a request that Node would answer without a body has the answer of all refusals', () => {
  const post = (expectation: string): string =>
    `POST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: ${expectation}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  test('without a host', async () => {
    const received = await exchange('GET /health HTTP/1.1\r\n\r\n');
    expect(statusesOf(received)).toEqual(['400']);
    expect(codeOf({ text: bodyOf(received) })).toBe('BAD_REQUEST');
    expect(received.toLowerCase()).toContain('connection: close');
  });

  test('HTTP/1.0 knows no host and is answered', async () => {
    expect(statusesOf(await exchange('GET /health HTTP/1.0\r\n\r\n'))).toEqual(['200']);
  });

  test.each(['the moon', '100-continued'])('with the expectation %j', async (expectation) => {
    const before = shop.products.requests.length;
    const received = await exchange(post(expectation));
    expect(statusesOf(received)).toEqual(['417']);
    expect(codeOf({ text: bodyOf(received) })).toBe('EXPECTATION_FAILED');
    expect(shop.products.requests.length).toBe(before);
  });

  test('a client that waits before it sends its body may go on', async () => {
    expect(statusesOf(await exchange(post('100-Continue')))).toEqual(['100', '200']);
  });
});

describe('the listener of the metrics refuses as the one for clients does', () => {
  const metricsListener = () => ({ url: router.metricsUrl ?? '' });
  const refusals: ReadonlyArray<readonly [name: string, bytes: string, status: string, code: string]> = [
    ['no request line', 'hello\r\n\r\n', '400', 'BAD_REQUEST'],
    ['no host', 'GET /metrics HTTP/1.1\r\n\r\n', '400', 'BAD_REQUEST'],
    [
      'two lengths',
      'GET /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      '400',
      'BAD_REQUEST',
    ],
    [
      'an expectation',
      'GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: the moon\r\n\r\n',
      '417',
      'EXPECTATION_FAILED',
    ],
    ['another path', 'GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '404', 'NOT_FOUND'],
    [
      'another method',
      'DELETE /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      '405',
      'METHOD_NOT_ALLOWED',
    ],
    [
      'a long target',
      `GET /metrics?${'x'.repeat(9_000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      '414',
      'URI_TOO_LONG',
    ],
    [
      'large headers',
      `GET /metrics HTTP/1.1\r\nHost: a\r\nX-A: ${'x'.repeat(40_000)}\r\n\r\n`,
      '431',
      'REQUEST_HEADER_FIELDS_TOO_LARGE',
    ],
  ];
  test.each(refusals)('%s', async (_name, bytes, status, code) => {
    const [received, ofClients] = await Promise.all([exchange(bytes, metricsListener()), exchange(bytes)]);
    expect(statusesOf(received)).toEqual([status]);
    expect(codeOf({ text: bodyOf(received) })).toBe(code);
    const isAtBoth = !bytes.includes('/metrics') || status !== '405';
    if (isAtBoth) expect(bodyOf(received)).toBe(bodyOf(ofClients));
  });

  test('and answers what it has', async () => {
    const received = await exchange(
      'GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      metricsListener(),
    );
    expect(statusesOf(received)).toEqual(['200']);
    expect(received).toContain('router_requests_in_flight');
  });
});

test('a client that sends its headers too slowly is answered 408 and cut', async () => {
  const received = await exchange('POST /graphql HTTP/1.1\r\nHost: a\r\nX-Slow: ', impatient);
  expect(statusesOf(received)).toEqual(['408']);
  expect(codeOf({ text: bodyOf(received) })).toBe('REQUEST_TIMEOUT');
});

test('a client that sends its body too slowly is answered 408 and cut', async () => {
  const received = await exchange(
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"qu',
    impatient,
  );
  expect(statusesOf(received)).toEqual(['408']);
});

test('pipelined requests are answered in order', async () => {
  const request = (id: string) =>
    `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nX-Request-Id: ${id}\r\nContent-Length: ${body.length}\r\n`;
  const received = await exchange(
    `${request('first')}\r\n${body}${request('second')}\r\n${body}${request('third')}Connection: close\r\n\r\n${body}`,
  );
  expect(statusesOf(received)).toEqual(['200', '200', '200']);
  expect([...received.matchAll(/x-request-id: (\w+)/gi)].map((match) => match[1])).toEqual([
    'first',
    'second',
    'third',
  ]);
});

test('other clients are served while many connections send nothing', async () => {
  const { hostname, port } = new URL(router.url);
  const silent = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    return socket;
  });
  try {
    const response = await fetch(router.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(200);
  } finally {
    for (const socket of silent) socket.destroy();
  }
});
