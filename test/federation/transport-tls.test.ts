import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { createServer as createRawServer } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../harness/certificate-authority.ts';
import { createTransportBench, sendQuery } from './harness/transport-client.ts';

let authority: CertificateAuthority;
let otherAuthority: CertificateAuthority;
let local: IssuedCertificate;
let elsewhere: IssuedCertificate;
const bench = createTransportBench();

beforeAll(async () => {
  [authority, otherAuthority] = await Promise.all([
    createCertificateAuthority(),
    createCertificateAuthority(),
  ]);
  [local, elsewhere] = await Promise.all([
    authority.issue('IP:127.0.0.1'),
    authority.issue('DNS:reviews.internal'),
  ]);
});

afterEach(() => bench.close());

afterAll(() => Promise.all([authority.remove(), otherAuthority.remove()]));

/** A subgraph behind TLS that answers with what it knows of its client. */
async function serve(options: ServerOptions) {
  const received: string[] = [];
  const server = createServer(options, (request, response) => {
    const socket = request.socket as TLSSocket & { readonly servername?: string };
    received.push(request.url ?? '');
    response.end(
      JSON.stringify({
        protocol: socket.getProtocol(),
        client: socket.getPeerCertificate().subject?.['CN'],
        name: socket.servername,
      }),
    );
  });
  // Handshakes that fail are what these tests are about.
  server.on('tlsClientError', () => undefined);
  server.on('clientError', (_error, socket) => socket.destroy());
  const port = await bench.listen(server);
  return { url: `https://127.0.0.1:${port}/graphql`, received };
}

test('a subgraph whose certificate the configured authority signed is reached over TLS 1.2 or newer', async () => {
  const { url } = await serve(local);
  const answer = await sendQuery(bench.open(url, { tls: { caFile: authority.caFile } }));
  expect(JSON.parse(answer.body.toString())).toMatchObject({ protocol: 'TLSv1.3' });
});

test('TLS 1.2 is spoken with a subgraph that knows no newer', async () => {
  const { url } = await serve({ ...local, maxVersion: 'TLSv1.2' });
  const answer = await sendQuery(bench.open(url, { tls: { caFile: authority.caFile } }));
  expect(JSON.parse(answer.body.toString())).toMatchObject({ protocol: 'TLSv1.2' });
});

test('TLS 1.1 is refused, also where flags of Node allow it', async () => {
  const ciphers = 'DEFAULT@SECLEVEL=0';
  const { url, received } = await serve({ ...local, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers });
  const defaults = { DEFAULT_MIN_VERSION: tls.DEFAULT_MIN_VERSION, DEFAULT_CIPHERS: tls.DEFAULT_CIPHERS };
  Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1', DEFAULT_CIPHERS: ciphers });
  try {
    // A client that relies on the defaults would get through.
    const { port } = new URL(url);
    const careless = tls.connect({ host: '127.0.0.1', port: Number(port), ca: authority.ca });
    await once(careless, 'secureConnect');
    expect(careless.getProtocol()).toBe('TLSv1.1');
    careless.destroy();
    const transport = bench.open(url, { tls: { caFile: authority.caFile } });
    await expect(sendQuery(transport)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  } finally {
    Object.assign(tls, defaults);
  }
  expect(received).toEqual([]);
});

test.each([
  ['another authority', () => ({ caFile: otherAuthority.caFile })],
  ['the authorities of the system', () => ({})],
])('a certificate is refused by a router that trusts %s', async (_name, trust) => {
  const { url, received } = await serve(local);
  const failure = await sendQuery(bench.open(url, { tls: trust() })).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'UNAVAILABLE',
    message: 'Subgraph a cannot be reached.',
    cause: { code: expect.stringMatching(/CERT|SIGNED|ISSUER|VERIFY/) as unknown },
  });
  expect(received).toEqual([]);
});

test('variables of Node that switch verification off do not', async () => {
  const { url } = await serve(local);
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    const transport = bench.open(url, { tls: { caFile: otherAuthority.caFile } });
    await expect(sendQuery(transport)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
  }
});

test('a certificate for another name is refused, unless that is the name to expect', async () => {
  const { url } = await serve(elsewhere);
  const { caFile } = authority;
  await expect(sendQuery(bench.open(url, { tls: { caFile } }))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
  const transport = bench.open(url, {
    tls: { caFile },
    subgraphs: { a: { tls: { serverName: 'reviews.internal' } } },
  });
  const answers = await Promise.all([sendQuery(transport), sendQuery(transport)]);
  for (const answer of answers) {
    expect(JSON.parse(answer.body.toString())).toMatchObject({ name: 'reviews.internal' });
  }
  const wrong = bench.open(url, { tls: { caFile, serverName: 'users.internal' } });
  await expect(sendQuery(wrong)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a subgraph that wants a certificate gets the configured one, and refuses a router without one', async () => {
  const client = await authority.issue('DNS:router');
  const unknown = await otherAuthority.issue('DNS:router');
  const { url, received } = await serve({
    ...local,
    ca: authority.ca,
    requestCert: true,
    rejectUnauthorized: true,
  });
  const { caFile } = authority;
  const pair = ({ certificateFile, keyFile }: IssuedCertificate) => ({ caFile, certificateFile, keyFile });
  const answer = await sendQuery(bench.open(url, { tls: pair(client) }));
  expect(JSON.parse(answer.body.toString())).toMatchObject({
    client: expect.stringMatching(/^certificate-/) as unknown,
  });
  expect(received).toHaveLength(1);
  for (const refused of [{ caFile }, pair(unknown)]) {
    await expect(sendQuery(bench.open(url, { tls: refused, timeoutMs: 60_000 }))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  }
  expect(received).toHaveLength(1);
});

test('where TLS fails the router sends nothing unencrypted', async () => {
  const heard: Buffer[] = [];
  // Speaks no TLS: takes what it is sent, then hangs up.
  const port = await bench.listen(
    createRawServer((socket) => {
      socket.on('data', (chunk: Buffer) => {
        heard.push(chunk);
        socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
      });
    }),
  );
  const transport = bench.open(`https://127.0.0.1:${port}/graphql`, { tls: { caFile: authority.caFile } });
  await expect(sendQuery(transport)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(heard.length).toBeGreaterThan(0);
  // The first byte of a TLS handshake record; there is no POST anywhere.
  for (const chunk of heard) expect([0x16, 0x15]).toContain(chunk[0]);
  expect(Buffer.concat(heard).toString('latin1')).not.toContain('query');
});

test('a redirect to plain text is not followed', async () => {
  const plain: string[] = [];
  const port = await bench.listen(
    createPlainServer((request, response) => {
      plain.push(request.url ?? '');
      response.end('{}');
    }),
  );
  const server = createServer(local, (_request, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${port}/graphql` }).end();
  });
  const url = `https://127.0.0.1:${await bench.listen(server)}/graphql`;
  expect((await sendQuery(bench.open(url, { tls: { caFile: authority.caFile } }))).status).toBe(307);
  expect(plain).toEqual([]);
});

test('TLS options for a subgraph with a plain URL are refused', () => {
  for (const url of ['http://127.0.0.1:1/', 'unix:/tmp/a.sock:/']) {
    const options = { subgraphs: { a: { tls: { caFile: authority.caFile } } } };
    expect(() => bench.open(url, options)).toThrow('its URL is not https');
  }
});

test('a handshake without an answer ends with the connect timeout, long before the timeout of the request', async () => {
  const port = await bench.listen(createRawServer(() => undefined));
  const transport = bench.open(`https://127.0.0.1:${port}/`, { connectTimeoutMs: 300, timeoutMs: 600_000 });
  const startedAt = performance.now();
  await expect(sendQuery(transport)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(290);
});
