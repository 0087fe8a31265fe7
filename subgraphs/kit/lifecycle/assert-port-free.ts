import { once } from 'node:events';
import { createServer } from 'node:net';

/** An address to listen on. */
interface ListenAddress {
  readonly host: string;
  /** 0 picks a free port: then the host alone can be wrong. */
  readonly port: number;
}

/**
 * Refuses a port that cannot be listened on, before anything is started on it; servers report that in many words of
 * their own, some on the terminal.
 * @throws {Error} one sentence that names the port and why.
 */
export async function assertPortFree({ host, port }: ListenAddress): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error: unknown) {
    throw new Error(describeListenError(error, { host, port }), { cause: error });
  }
  server.close();
  await once(server, 'close');
}

function describeListenError(error: unknown, { host, port }: ListenAddress): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another process.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine.`;
    default:
      return `Port ${port} on ${host} cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  }
}
