import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { CompressionConfig } from '../config/compression-config.ts';
import type { ServerConfig } from '../config/server-config.ts';
import type { Logger } from '../observability/logger.ts';
import { checkRequestHead } from './check-request-head.ts';
import { addCompression } from './compression.ts';
import { addCors, type CorsSections } from './cors.ts';
import { drainingResponse } from './draining-response.ts';
import { answerClientError, createErrorHandler, createNotFoundHandler, sendError } from './error-reply.ts';

/** A server that routes can be added to. */
export type HttpServer = FastifyInstance;

/** The answer to one request of a server. */
export type HttpReply = FastifyReply;

/** Sections of the configuration that every server reads. */
export interface PlainServerSections {
  readonly server: ServerConfig;
  readonly compression: CompressionConfig;
}

/** What every server needs besides its routes. */
export interface PlainServerOptions {
  readonly config: PlainServerSections;
  readonly logger: Logger;
  /** Whether connections are to be closed after their answer. */
  readonly isDraining: () => boolean;
}

/** What is reported of all HTTP requests, of health checks as of operations. */
interface ServerObserver {
  requestStarted(): void;
  /** Called once for each request that started, answered or not. */
  requestEnded(): void;
}

/** What the server for clients needs besides its routes. */
export interface ServerOptions extends PlainServerOptions {
  readonly config: PlainServerSections & CorsSections;
  readonly metrics: ServerObserver;
}

const connectionsCheckIntervalMs = 1_000;
const slowReaderGraceMs = 5_000;
const probedMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Creates the HTTP server for clients without routes: what every server has, CORS, and a count of requests. */
export function createServer(options: ServerOptions): HttpServer {
  const { config, metrics } = options;
  return createPlainServer(options, (server) => {
    server.addHook('onRequest', (_request, reply, done) => {
      metrics.requestStarted();
      // Also closed without an answer, when the client goes away or an earlier answer ends the connection.
      reply.raw.once('close', metrics.requestEnded);
      done();
    });
    // Before whatever may refuse a request, so that pages can read why.
    addCors(server, config);
  });
}

/**
 * Creates an HTTP server without routes: limits, errors in the one form they have, compression and draining.
 * @param addFirstHooks adds hooks that come before those that may refuse a request
 */
export function createPlainServer(
  options: PlainServerOptions,
  addFirstHooks: (server: HttpServer) => void = () => {},
): HttpServer {
  const { config } = options;
  const { server: limits } = config;
  const server = fastify({
    logger: false,
    requestTimeout: limits.requestTimeoutMs,
    // A client that stops reading its answer is cut, later than any answer may take.
    connectionTimeout: limits.requestTimeoutMs + slowReaderGraceMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    return503OnClosing: false,
    forceCloseConnections: false,
    exposeHeadRoutes: true,
    clientErrorHandler: answerClientError,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 256 },
    frameworkErrors: (_error, _request, reply) => {
      void sendError(reply, 'BAD_REQUEST', 'The request cannot be read');
    },
    http: {
      maxHeaderSize: limits.maxHeaderBytes,
      headersTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: connectionsCheckIntervalMs,
      // Two headers of one name must not hide one behind the other: joined, they are refused where it matters.
      joinDuplicateHeaders: true,
      insecureHTTPParser: false,
      // Refused with the rest of the head, in the form all errors have.
      requireHostHeader: false,
      ServerResponse: drainingResponse(options.isDraining),
    },
  });
  // Without a listener Node itself would answer, in a form of its own.
  server.server.on('checkExpectation', (request, response) => {
    server.server.emit('request', request, response);
  });
  server.removeAllContentTypeParsers();
  // The handler that needs a body reads it, so that a request can be refused before.
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.setErrorHandler(createErrorHandler(options.logger));
  server.setNotFoundHandler(
    createNotFoundHandler((url) =>
      probedMethods.filter((method) => server.findRoute({ method, url }) !== null),
    ),
  );
  addFirstHooks(server);
  server.addHook('onRequest', (request, reply, done) => {
    const fault = checkRequestHead(request.raw, limits);
    if (fault === undefined) return done();
    if (fault.closesConnection) reply.header('connection', 'close');
    sendError(reply, fault.code, fault.message);
  });
  addCompression(server, config.compression);
  return server;
}
