import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyServerOptions, fastify } from 'fastify';

/** How much a server takes, and when it closes connections. */
type HttpServerOptions = Pick<FastifyServerOptions, 'bodyLimit' | 'forceCloseConnections' | 'requestTimeout'>;

/**
 * Creates an HTTP server without routes. What it refuses, it refuses in the one form of all errors,
 * `{ errors: [{ message, extensions: { code } }] }`, with the codes of the router: what is not HTTP, paths and methods it
 * does not have, bodies it cannot read. A bug of a route is such an error too, and its text stays inside.
 * @param onBug gets what a route threw
 */
export function createHttpServer(
  options: HttpServerOptions,
  onBug: (error: unknown) => void,
): FastifyInstance {
  const server = fastify({
    ...options,
    logger: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error, _request, reply) => {
      refuse(reply, 400);
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const url = request.url.split('?', 1)[0] ?? '';
    const allowed = methods.filter((method) => server.findRoute({ method, url }) !== null);
    if (allowed.length === 0) return refuse(reply, 404);
    return refuse(reply.header('allow', allowed.join(', ')), 405);
  });
  server.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode < 500 && refusals.has(statusCode)) return refuse(reply, statusCode);
    onBug(error);
    return refuse(reply, 500);
  });
  return server;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const bug = { code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' };

/** By HTTP status. */
const refusals: ReadonlyMap<number, { readonly code: string; readonly message: string }> = new Map([
  [400, { code: 'BAD_REQUEST', message: 'The request cannot be read' }],
  [404, { code: 'NOT_FOUND', message: 'There is nothing at this path' }],
  [405, { code: 'METHOD_NOT_ALLOWED', message: 'The path does not know this method' }],
  [408, { code: 'REQUEST_TIMEOUT', message: 'The request took too long to arrive' }],
  [413, { code: 'PAYLOAD_TOO_LARGE', message: 'The body is too large' }],
  [415, { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The body must be application/json in UTF-8' }],
  [431, { code: 'REQUEST_HEADER_FIELDS_TOO_LARGE', message: 'The headers are too large' }],
  [500, bug],
]);

function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(bodyOf(status));
}

function bodyOf(status: number): string {
  const { code, message } = refusals.get(status) ?? bug;
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}

/** Answers what is not even a request, and closes the connection. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const status = statusesOfClientErrors.get(error.code) ?? 400;
  const body = bodyOf(status);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

const statusesOfClientErrors: ReadonlyMap<string | undefined, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);
