import { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const idleSweepMs = 25;
const acceptedGraceMs = 100;

/**
 * Stops a server without losing a request: no new connections, answers in flight are finished, idle
 * connections are closed; what is left after `timeoutMs` is cut.
 */
export async function stopServer(server: FastifyInstance, timeoutMs: number): Promise<void> {
  const { server: listener } = server;
  const cut = setTimeout(() => listener.closeAllConnections(), timeoutMs);
  let sweep: NodeJS.Timeout | undefined;
  try {
    // The HTTP server's own close() also cuts idle connections immediately, and with them those whose first
    // request is still on its way. The socket server's close() only stops listening.
    const drained = new Promise<void>((resolve) => {
      Server.prototype.close.call(listener, () => resolve());
    });
    await Promise.race([drained, delay(Math.min(acceptedGraceMs, timeoutMs))]);
    // A connection that is busy now becomes idle later: sweep until all are gone.
    sweep = setInterval(() => listener.closeIdleConnections(), idleSweepMs);
    await server.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
