import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { reserveFreePort } from './free-port.ts';

test('a reserved port is refused to others until it is released', async () => {
  const reserved = await reserveFreePort();
  const refused = createServer().listen(reserved.port, '127.0.0.1');
  const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('EADDRINUSE');
  await reserved.release();
  await reserved.release();
  const server = createServer().listen(reserved.port, '127.0.0.1');
  await once(server, 'listening');
  expect(server.address()).toMatchObject({ port: reserved.port });
  server.close();
  await once(server, 'close');
});

test('a client of a reserved port is refused, and does not keep the port reserved', async () => {
  const reserved = await reserveFreePort();
  const early = connect(reserved.port, '127.0.0.1');
  await once(early, 'close');
  await reserved.release();
  expect(early.destroyed).toBe(true);
});
