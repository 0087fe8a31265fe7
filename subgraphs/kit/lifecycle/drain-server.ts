import type { FastifyInstance } from 'fastify';

const idleSweepMs = 50;

/** Milliseconds a part gives to what is in flight when it stops, where nothing else is set: longer than any request may take. */
export const defaultDrainTimeoutMs = 10_000;

/**
 * Stops an HTTP server: it takes no new connection, requests in flight are answered, and each connection is closed
 * as soon as it is idle. Without that a client's keep-alive would hold the server until it times out.
 * @param timeoutMs when what is left is cut: clients that do not send the rest of a request or do not read
 */
export async function drainServer(server: FastifyInstance, timeoutMs: number): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), idleSweepMs);
  const cut = setTimeout(() => server.server.closeAllConnections(), timeoutMs);
  try {
    await server.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}

/** Sends `connection: close` with every answer while `isDraining` returns true: clients then reuse no connection. */
export function closeConnectionsWhen(server: FastifyInstance, isDraining: () => boolean): void {
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isDraining()) void reply.header('connection', 'close');
    done();
  });
}
