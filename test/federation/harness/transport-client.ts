import type { Server as Http1Server } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { HttpTransportOptions } from '../../../router/subgraph-http/connection-settings.ts';
import { createHttpTransport } from '../../../router/subgraph-http/http-transport.ts';
import type { SubgraphAnswer, SubgraphTransport } from '../../../router/subgraph-http/subgraph-transport.ts';

/** Servers and transports of one test, closed together. */
interface TransportBench {
  /** Listens on a free port of the loopback interface; resolves with the port. */
  listen(server: Server | Http1Server): Promise<number>;
  /** Opens a transport whose only subgraph is `a`. */
  open(url: string, options?: HttpTransportOptions): SubgraphTransport;
  /** Closes transports, cuts connections, closes servers. */
  close(): Promise<void>;
}

/** Keeps account of everything a test opens. */
export function createTransportBench(): TransportBench {
  const closers: Array<() => Promise<unknown>> = [];
  return {
    async listen(server) {
      const sockets = new Set<Socket>();
      server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
        // A client that refuses a certificate resets the connection.
        socket.on('error', () => socket.destroy());
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(() => {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => server.close(resolve));
      });
      return (server.address() as AddressInfo).port;
    },
    open(url, options = {}) {
      const transport = createHttpTransport([{ name: 'a', url }], options);
      closers.push(() => transport.close());
      return transport;
    },
    async close() {
      for (const close of closers.splice(0).toReversed()) await close();
    },
  };
}

/** Sends one small query to subgraph `a`. */
export function sendQuery(transport: SubgraphTransport, signal?: AbortSignal): Promise<SubgraphAnswer> {
  return transport.send({ subgraph: 'a', body: '{"query":"{a}"}', headers: {} }, signal);
}
