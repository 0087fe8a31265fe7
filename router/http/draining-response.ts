import { type IncomingMessage, ServerResponse } from 'node:http';

/**
 * The class of a server's responses. While `isDraining` answers true, each says `Connection: close` (RFC 9112,
 * section 9.6). That is decided when its head is written, through whatever layer: a request that arrived before
 * draining may be answered during it, and its client must not use the connection again.
 */
export function drainingResponse(isDraining: () => boolean): typeof ServerResponse {
  return class<Request extends IncomingMessage> extends ServerResponse<Request> {
    override writeHead(statusCode: number, ...reasonAndHeaders: unknown[]): this {
      if (isDraining()) this.shouldKeepAlive = false;
      // The overloads differ in what may follow the status; all of it is passed on.
      return super.writeHead(statusCode, ...(reasonAndHeaders as []));
    }
  };
}
