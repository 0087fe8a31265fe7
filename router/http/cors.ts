import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CsrfConfig } from '../config/browser-config.ts';
import { anyOrigin, type CorsConfig } from '../config/cors-config.ts';
import type { SubgraphsConfig } from '../config/subgraphs-config.ts';
import { headerRulesOf } from '../subgraph-http/subgraph-settings.ts';
import { createCorsHeaders, exposeAlso } from './cors-headers.ts';
import { createOriginCheck } from './cors-origins.ts';
import { sendError } from './error-reply.ts';
import { addVary } from './vary.ts';

/** Sections of the configuration that decide about pages of other origins. */
export interface CorsSections {
  readonly environment: 'development' | 'production';
  readonly cors: CorsConfig;
  readonly csrf: CsrfConfig;
  readonly subgraphs: SubgraphsConfig;
}

const allowedMethods = 'GET, POST';
const exposeHeader = 'access-control-expose-headers';

/**
 * Says in each answer whether pages of another origin may read it, and answers preflights (Fetch standard, "CORS
 * protocol"): with what is allowed, or with 403 and no word of CORS for an origin that may not call.
 */
export function addCors(server: FastifyInstance, sections: CorsSections): void {
  const { cors, csrf, environment, subgraphs } = sections;
  const mayRead = createOriginCheck(cors, environment === 'development');
  const isOpen = cors.origins.includes(anyOrigin);
  const headers = createCorsHeaders(headerRulesOf(subgraphs), {
    preflightHeaders: csrf.requiredHeaders,
    further: cors.headers,
  });

  server.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    // Also where nothing is allowed, and without an origin: a cache must not give this answer to a page.
    if (mayRead !== undefined && !isOpen) addVary(reply, 'Origin');
    const isAllowed = mayRead !== undefined && (isOpen || (origin !== undefined && mayRead(origin)));
    if (isAllowed) {
      reply.header('access-control-allow-origin', isOpen ? anyOrigin : origin);
      if (cors.credentials) reply.header('access-control-allow-credentials', 'true');
      reply.header(exposeHeader, headers.expose);
    }
    if (isPreflight(request)) answerPreflight(request, reply, isAllowed);
    else done();
  });

  function answerPreflight(request: FastifyRequest, reply: FastifyReply, isAllowed: boolean): void {
    if (!isAllowed) {
      sendError(reply, 'FORBIDDEN', 'Pages of this origin may not call: it is not in cors.origins');
      return;
    }
    addVary(reply, 'Access-Control-Request-Headers');
    reply
      .code(204)
      .removeHeader(exposeHeader)
      .header('access-control-allow-methods', allowedMethods)
      .header(
        'access-control-allow-headers',
        headers.allow(request.headers['access-control-request-headers']),
      )
      .header('access-control-max-age', String(cors.maxAgeSeconds))
      .header('content-length', '0')
      .send();
  }
}

/** Lets a page that may read an answer read these headers of it too. */
export function exposeHeaders(reply: FastifyReply, names: Iterable<string>): void {
  const exposed = reply.getHeader(exposeHeader);
  if (typeof exposed === 'string') reply.header(exposeHeader, exposeAlso(exposed, names));
}

function isPreflight({ method, headers }: FastifyRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}
