import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type SecureServerOptions,
  type ServerHttp2Session,
} from 'node:http2';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { HttpTransportOptions } from '../../router/subgraph-http/connection-settings.ts';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../harness/certificate-authority.ts';
import { createTransportBench, sendQuery } from './harness/transport-client.ts';

let authority: CertificateAuthority;
let local: IssuedCertificate;
const bench = createTransportBench();

beforeAll(async () => {
  authority = await createCertificateAuthority();
  local = await authority.issue('IP:127.0.0.1');
});

afterEach(() => bench.close());

afterAll(() => authority.remove());

type Answer = (request: Http2ServerRequest, response: Http2ServerResponse, count: number) => void;

const answerVersion: Answer = (request, response) => void response.end(request.httpVersion);

/** A subgraph that speaks HTTP/2, and a transport to it. */
async function start(answer: Answer, options: HttpTransportOptions = {}, server: SecureServerOptions = {}) {
  const sessions: ServerHttp2Session[] = [];
  let count = 0;
  const http2 = createSecureServer({ ...local, allowHTTP1: true, ...server }, (request, response) => {
    count += 1;
    answer(request, response, count);
  });
  http2.on('session', (session) => {
    sessions.push(session);
    session.on('error', () => session.destroy());
  });
  const port = await bench.listen(http2);
  const transport = bench.open(`https://127.0.0.1:${port}/graphql`, {
    tls: { caFile: authority.caFile },
    ...options,
  });
  return { transport, sessions };
}

test('HTTP/2 is spoken with a subgraph behind TLS that can, and HTTP/1.1 when it is switched off', async () => {
  const { transport } = await start(answerVersion);
  expect((await sendQuery(transport)).body.toString()).toBe('2.0');
  const off = await start(answerVersion, { http2: false });
  expect((await sendQuery(off.transport)).body.toString()).toBe('1.1');
});

test('a request over HTTP/2 carries body and headers; repeated response headers stay apart', async () => {
  const { transport } = await start((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.end(
        JSON.stringify([
          request.method,
          request.url,
          request.headers['content-type'],
          Buffer.concat(chunks).toString(),
        ]),
      );
    });
  });
  const answer = await sendQuery(transport);
  expect(JSON.parse(answer.body.toString())).toEqual([
    'POST',
    '/graphql',
    'application/json',
    '{"query":"{a}"}',
  ]);
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
});

test('many requests at the same time are streams of few connections, and each gets its own answer', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  let open = 0;
  let most = 0;
  const { transport, sessions } = await start(
    (request, response) => {
      open += 1;
      most = Math.max(most, open);
      if (open > 50) release();
      void held.then(() => {
        open -= 1;
        response.end(String(request.headers['x-number']));
      });
    },
    {},
    { settings: { maxConcurrentStreams: 100 } },
  );
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const request = { subgraph: 'a', body: '{"query":"{a}"}', headers: { 'x-number': String(index) } };
      return (await transport.send(request, undefined)).body.toString();
    }),
  );
  expect(answers).toEqual(Array.from({ length: 300 }, (_, index) => String(index)));
  expect(most).toBeGreaterThan(50);
  expect(sessions.length).toBeLessThanOrEqual(6);
});

test('after GOAWAY what is in flight is finished and what follows takes a new connection', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: onArrival } = Promise.withResolvers<void>();
  const { transport, sessions } = await start((_request, response, count) => {
    if (count > 1) return void response.end('later');
    response.stream.session?.goaway(0);
    onArrival();
    void held.then(() => response.end('in flight'));
  });
  const first = sendQuery(transport);
  await arrived;
  const later = sendQuery(transport);
  release();
  expect((await first).body.toString()).toBe('in flight');
  expect((await later).body.toString()).toBe('later');
  expect((await sendQuery(transport)).body.toString()).toBe('later');
  expect(sessions.length).toBeGreaterThanOrEqual(2);
});

test('a stream that is reset costs its own request only', async () => {
  const { promise: wasReset, resolve: onReset } = Promise.withResolvers<void>();
  const { transport, sessions } = await start((request, response) => {
    if (request.headers['x-number'] === '1') {
      response.stream.on('close', onReset);
      response.stream.close(2);
    } else void wasReset.then(() => response.end('ok'));
  });
  const outcomes = await Promise.allSettled(
    ['0', '1', '2'].map((number) =>
      transport.send({ subgraph: 'a', body: '{}', headers: { 'x-number': number } }, undefined),
    ),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((outcomes[1] as PromiseRejectedResult).reason).toMatchObject({ code: 'UNAVAILABLE' });
  expect((await sendQuery(transport)).body.toString()).toBe('ok');
  expect(sessions).toHaveLength(1);
});

test('a connection that breaks is unavailability for what was on it, and the next request opens another', async () => {
  const { transport, sessions } = await start((_request, response, count) => {
    if (count > 3) response.end('again');
    else if (count === 3) response.stream.session?.destroy();
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => sendQuery(transport)));
  for (const outcome of outcomes) {
    expect((outcome as PromiseRejectedResult).reason).toMatchObject({ code: 'UNAVAILABLE' });
  }
  expect((await sendQuery(transport)).body.toString()).toBe('again');
  expect(sessions).toHaveLength(2);
});

test('a cancelled request resets its stream and leaves the connection to others', async () => {
  const { promise: arrived, resolve: onArrival } = Promise.withResolvers<void>();
  const { promise: reset, resolve: onReset } = Promise.withResolvers<void>();
  const { transport, sessions } = await start((_request, response, count) => {
    if (count > 1) return void response.end('ok');
    response.stream.on('close', onReset);
    response.stream.on('error', () => undefined);
    onArrival();
  });
  const client = new AbortController();
  const answer = sendQuery(transport, client.signal);
  await arrived;
  client.abort();
  await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
  await reset;
  expect((await sendQuery(transport)).body.toString()).toBe('ok');
  expect(sessions).toHaveLength(1);
});

test('time and size are limited over HTTP/2 as they are over HTTP/1.1', async () => {
  const tooLarge: Answer = (_request, response) => void response.end('x'.repeat(5_000));
  const sized = await start(tooLarge, { maxResponseBytes: 4_999 });
  await expect(sendQuery(sized.transport)).rejects.toMatchObject({ code: 'SUBGRAPH_RESPONSE_TOO_LARGE' });
  const endless: Answer = (_request, response) => void response.write('{');
  const timed = await start(endless, { timeoutMs: 200 });
  await expect(sendQuery(timed.transport)).rejects.toMatchObject({ code: 'TIMEOUT' });
});
