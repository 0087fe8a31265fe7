import type { FastifyInstance } from 'fastify';

const IDLE_SWEEP_MS = 25;

/**
 * Stops a server without losing a request: no new connections, idle ones are closed, answers in flight are
 * finished; what is left after `timeoutMs` is cut.
 */
export async function stopServer(server: FastifyInstance, timeoutMs: number): Promise<void> {
  const { server: listener } = server;
  // A connection that was busy when the drain began becomes idle later: sweep until all are gone.
  const sweep = setInterval(() => listener.closeIdleConnections(), IDLE_SWEEP_MS);
  const cut = setTimeout(() => listener.closeAllConnections(), timeoutMs);
  try {
    await server.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
