import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createHttpServer } from './create-http-server.ts';

const bugs: unknown[] = [];
let server: FastifyInstance;
beforeAll(async () => {
  server = createHttpServer({ bodyLimit: 100, forceCloseConnections: true }, (error) => bugs.push(error));
  server.get('/metrics', () => 'metrics');
  server.post('/graphql', () => 'answer');
  server.get('/bug', () => {
    throw new Error('a secret');
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

/** All that the server says to these bytes. */
async function exchange(bytes: string): Promise<string> {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += String(chunk);
  });
  socket.write(bytes);
  await once(socket, 'close');
  return received;
}

const request = (start: string, headers = '', body = ''): string =>
  `${start} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;

test.each([
  ['what is not HTTP', 'hello\r\n\r\n', 400, 'BAD_REQUEST'],
  ['a target that cannot be decoded', request('GET /%'), 400, 'BAD_REQUEST'],
  ['another path', request('GET /nothing'), 404, 'NOT_FOUND'],
  ['another method', request('DELETE /metrics'), 405, 'METHOD_NOT_ALLOWED'],
  ['half a body', request('POST /graphql', 'content-type: application/json\r\n', '{'), 400, 'BAD_REQUEST'],
  [
    'a large body',
    request('POST /graphql', 'content-type: application/json\r\n', 'x'.repeat(101)),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    'another media type',
    request('POST /graphql', 'content-type: image/png\r\n', 'x'),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'large headers',
    request('GET /metrics', `x-a: ${'x'.repeat(40_000)}\r\n`),
    431,
    'REQUEST_HEADER_FIELDS_TOO_LARGE',
  ],
  ['a bug', request('GET /bug'), 500, 'INTERNAL_SERVER_ERROR'],
])('%s is refused in the form of all errors', async (_what, bytes, status, code) => {
  const [head = '', body = ''] = (await exchange(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/json; charset=utf-8');
  expect(JSON.parse(body)).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
  expect(body).not.toContain('secret');
});

test('a path says which methods it has; a bug is reported', async () => {
  expect((await exchange(request('DELETE /metrics'))).toLowerCase()).toContain('allow: get, head\r\n');
  expect(bugs).toEqual([expect.objectContaining({ message: 'a secret' })]);
});
