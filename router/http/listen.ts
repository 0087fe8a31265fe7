import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ServerConfig } from '../config/server-config.ts';

/**
 * Listens as configured; returns `http://host:port` as a client on this machine may use it.
 * @throws {Error} with a one-line message when the port is taken or the address is not of this machine; the server is
 * closed then.
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: Pick<ServerConfig, 'host' | 'port'>,
): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error: unknown) {
    await server.close();
    throw new Error(describeListenError(error, host, port), { cause: error });
  }
  const address = server.server.address() as AddressInfo;
  const shownHost = address.address === '0.0.0.0' || address.address === '::' ? 'localhost' : address.address;
  return `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${address.port}`;
}

function describeListenError(error: unknown, host: string, port: number): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `port ${port} is taken by another process`;
    case 'EACCES':
      return `port ${port} may not be used by this user`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine`;
    default:
      return `cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
