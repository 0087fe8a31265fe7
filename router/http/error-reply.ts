import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, errorTable } from '../graphql/error-table.ts';
import { responseError } from '../graphql/response-error.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import { dataHeaders } from './security-headers.ts';

/** Sends an error of the table in the one form all errors have. */
export function sendError(reply: FastifyReply, code: ErrorCode, message: string): FastifyReply {
  return reply
    .code(errorTable[code].status)
    .headers(dataHeaders)
    .header('content-type', 'application/json; charset=utf-8')
    .send(errorBody(code, message));
}

/** Creates the handler of everything that fails outside the pipeline. */
export function createErrorHandler(logger: Logger) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    switch (error.statusCode) {
      case 400:
        return sendError(reply, 'BAD_REQUEST', 'The request cannot be read');
      case 414:
        return sendError(reply, 'URI_TOO_LONG', 'The request target is too long');
      case 415:
        return sendError(reply, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8');
      default:
        logger.error(errorFields(error), 'request failed outside the pipeline');
        return sendError(reply, 'INTERNAL_SERVER_ERROR', 'Internal server error');
    }
  };
}

/** Creates the handler of paths without a route: 405 where another method has one, else 404. */
export function createNotFoundHandler(allowedMethods: (path: string) => readonly string[]) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const allowed = allowedMethods(request.url.split('?', 1)[0] ?? '');
    if (allowed.length === 0 || allowed.includes(request.method))
      return sendError(reply, 'NOT_FOUND', 'There is nothing at this path');
    reply.header('allow', allowed.join(', '));
    return sendError(reply, 'METHOD_NOT_ALLOWED', 'The path does not know this method');
  };
}

/** Answers what is not even an HTTP request, and closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const code = codeOfClientError(error.code);
  const { status } = errorTable[code];
  const body = errorBody(code, STATUS_CODES[status] ?? 'Bad Request');
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

function codeOfClientError(code: string | undefined): ErrorCode {
  if (code === 'HPE_HEADER_OVERFLOW') return 'REQUEST_HEADER_FIELDS_TOO_LARGE';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'REQUEST_TIMEOUT';
  return 'BAD_REQUEST';
}

function errorBody(code: ErrorCode, message: string): string {
  return JSON.stringify({ errors: [responseError(code, message)] });
}
