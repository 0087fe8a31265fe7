import { getEventListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import type { HttpTransportOptions } from '../../router/subgraph-http/connection-settings.ts';
import { createHttpTransport } from '../../router/subgraph-http/http-transport.ts';
import type { SubgraphTransport } from '../../router/subgraph-http/subgraph-transport.ts';

const closers: Array<() => Promise<unknown>> = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  path?: string,
): Promise<string> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => {
    if (path === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(path, resolve);
  });
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return path === undefined
    ? `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    : `unix:${path}:/graphql`;
}

function open(url: string, options: HttpTransportOptions = {}): SubgraphTransport {
  const transport = createHttpTransport([{ name: 'a', url }], options);
  closers.push(() => transport.close());
  return transport;
}

function send(transport: SubgraphTransport, signal?: AbortSignal) {
  return transport.send({ subgraph: 'a', body: '{"query":"{a}"}', headers: { 'x-one': '1' } }, signal);
}

test('a request carries body, headers and content negotiation; repeated response headers stay apart', async () => {
  const url = await serve((request, response, body) => {
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.end(
      JSON.stringify([
        request.method,
        request.url,
        request.headers['x-one'],
        request.headers['content-type'],
        body,
      ]),
    );
  });
  const answer = await send(open(url));
  expect(JSON.parse(answer.body.toString())).toEqual([
    'POST',
    '/graphql',
    '1',
    'application/json',
    '{"query":"{a}"}',
  ]);
  expect(answer.status).toBe(200);
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
});

test('a subgraph can listen on a unix socket', async () => {
  const url = await serve(
    (request, response) => void response.end(request.url),
    join(tmpdir(), `subgraph-${process.pid}.sock`),
  );
  expect((await send(open(url))).body.toString()).toBe('/graphql');
});

test('the URL of the supergraph can be overridden', async () => {
  const url = await serve((_, response) => void response.end('here'));
  const transport = open('http://127.0.0.1:1/nowhere', { subgraphs: { a: { url } } });
  expect((await send(transport)).body.toString()).toBe('here');
});

test('compressed answers are decompressed', async () => {
  const url = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('{"data":{}}'));
  });
  expect((await send(open(url, { compression: true }))).body.toString()).toBe('{"data":{}}');
});

test('an answer is cut at its limit, also one that only grows when decompressed', async () => {
  const plain = await serve((_, response) => void response.end('x'.repeat(5_000)));
  const packed = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('x'.repeat(5_000)));
  });
  for (const url of [plain, packed]) {
    expect((await send(open(url, { maxResponseBytes: 5_000 }))).body).toHaveLength(5_000);
    await expect(send(open(url, { maxResponseBytes: 4_999 }))).rejects.toMatchObject({
      code: 'SUBGRAPH_RESPONSE_TOO_LARGE',
    });
  }
});

test('a subgraph that answers a few bytes at a time is given up at the deadline', async () => {
  const url = await serve((_, response) => {
    response.write('{');
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  });
  // The subgraph never ends by itself, and each drop would start an idle limit anew.
  await expect(send(open(url, { timeoutMs: 150 }))).rejects.toMatchObject({ code: 'TIMEOUT' });
});

test('a port without a listener, and a connection cut in the middle, are UNAVAILABLE', async () => {
  await expect(send(open('http://127.0.0.1:1/'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('{"data"', () => response.destroy());
  });
  await expect(send(open(url))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a cancelled request closes its connection', async () => {
  let isClosed: (() => void) | undefined;
  const closed = new Promise<void>((resolve) => {
    isClosed = resolve;
  });
  let isReceived: (() => void) | undefined;
  const received = new Promise<void>((resolve) => {
    isReceived = resolve;
  });
  const url = await serve((_, response) => {
    response.on('close', () => isClosed?.());
    isReceived?.();
  });
  const client = new AbortController();
  const answer = send(open(url), client.signal);
  await received;
  expect(getEventListeners(client.signal, 'abort')).toHaveLength(1);
  client.abort();
  await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
  await closed;
  expect(getEventListeners(client.signal, 'abort')).toEqual([]);
});

test('a request with an aborted signal is not sent, and a request leaves no listener on its signal', async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    response.end('{}');
  });
  const transport = open(url);
  await expect(send(transport, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  const { signal } = new AbortController();
  await send(transport, signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(requests).toBe(1);
});

test.each(['ftp://x/', 'file:///etc/passwd', 'nonsense', 'http://user:secret@host/'])(
  'the URL %s is refused',
  (url) => {
    expect(() => createHttpTransport([{ name: 'a', url }])).toThrow();
  },
);
