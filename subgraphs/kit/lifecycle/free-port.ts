import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of the loopback interface that no other server gets until it is released. */
export interface ReservedPort {
  readonly port: number;
  /** Call it right before the port is listened on. Safe to repeat. */
  release(): Promise<void>;
}

/** A free port, held for a part that must know its address before it starts. */
export async function reserveFreePort(): Promise<ReservedPort> {
  // A client that connects too early is refused, as by a port without a listener.
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  let released: Promise<void> | undefined;
  return {
    port: address.port,
    release: () => {
      released ??= new Promise((resolve) => {
        server.close(() => resolve());
      });
      return released;
    },
  };
}

/** A port that was free a moment ago, for other processes, which cannot be handed a reserved one. */
export async function findFreePort(): Promise<number> {
  const reserved = await reserveFreePort();
  await reserved.release();
  return reserved.port;
}
