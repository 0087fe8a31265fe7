import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CsrfConfig } from '../config/browser-config.ts';
import type { LimitsConfig } from '../config/limits-config.ts';
import type { ServerConfig } from '../config/server-config.ts';
import type { GraphqlParams } from '../graphql/graphql-params.ts';
import type { GraphqlResponse } from '../graphql/graphql-response.ts';
import { refuse, type StageResult } from '../graphql/stage-result.ts';
import { handleGraphqlRequest, type PipelineParts } from '../pipeline/handle-graphql-request.ts';
import type { IncomingRequest } from '../pipeline/incoming-request.ts';
import type { ClientAddress } from './client-address.ts';
import { mayBeForged } from './csrf.ts';
import { type DecodeLimits, decodeBody, decodeQueryString, isJsonContentType } from './decode-request.ts';
import { sendError } from './error-reply.ts';
import { createMediaTypeNegotiator, type NegotiatedMediaType } from './negotiate-media-type.ts';
import { startDeadline } from './request-deadline.ts';
import { dataHeaders } from './security-headers.ts';
import { writeBody } from './write-body.ts';

/** Sections of the configuration that the endpoint reads. */
export interface GraphqlEndpointConfig {
  readonly server: ServerConfig;
  readonly limits: LimitsConfig;
  readonly csrf: CsrfConfig;
}

/** What the endpoint needs. */
export interface GraphqlEndpointOptions {
  readonly config: GraphqlEndpointConfig;
  readonly pipeline: PipelineParts;
  readonly clientAddress: ClientAddress;
  /** Serves the query editor to browsers that navigate to the endpoint. */
  readonly sendEditor: ((reply: FastifyReply) => FastifyReply | Promise<FastifyReply>) | undefined;
}

const getOperations = new Set(['query'] as const);
const postOperations = new Set(['query', 'mutation'] as const);

/** Adds GraphQL over HTTP to a server: POST and GET, nothing else. */
export function addGraphqlEndpoint(server: FastifyInstance, options: GraphqlEndpointOptions): void {
  const { config, pipeline, clientAddress, sendEditor } = options;
  const negotiate = createMediaTypeNegotiator();
  const limits: DecodeLimits = { ...config.server, ...config.limits };

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    allowedOperations: IncomingRequest['allowedOperations'],
    decode: () => StageResult<GraphqlParams>,
  ): Promise<FastifyReply> {
    const mediaType = negotiate(request.headers.accept);
    if (mediaType === undefined) {
      return sendError(
        reply,
        'NOT_ACCEPTABLE',
        'Responses are application/graphql-response+json or application/json',
      );
    }
    const deadline = startDeadline(reply.raw, config.server.requestTimeoutMs - reply.elapsedTime);
    try {
      const { request: identity, response } = await handleGraphqlRequest(
        {
          headers: request.headers,
          clientIp: clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for']),
          allowedOperations,
          deadline,
          decode,
        },
        pipeline,
      );
      return sendResponse(reply, response, mediaType, identity.requestId);
    } finally {
      deadline.end();
    }
  }

  function sendResponse(
    reply: FastifyReply,
    response: GraphqlResponse,
    mediaType: NegotiatedMediaType,
    requestId: string,
  ): FastifyReply {
    const isLegacyOk =
      response.kind === 'refused' &&
      response.phase === 'request' &&
      mediaType.isLegacyJson &&
      config.server.jsonErrorStatus === 'spec';
    reply
      .code(isLegacyOk ? 200 : response.status)
      .headers(dataHeaders)
      .header('content-type', mediaType.contentType)
      .header('vary', reply.hasHeader('vary') ? `${String(reply.getHeader('vary'))}, Accept` : 'Accept')
      .header('x-request-id', requestId);
    for (const [name, values] of Map.groupBy(response.headers, ([header]) => header)) {
      reply.header(name, values.length === 1 ? values[0]?.[1] : values.map(([, value]) => value));
    }
    return sendPieces(reply, writeBody(response));
  }

  function decodeGet(request: FastifyRequest): StageResult<GraphqlParams> {
    const { headers } = request;
    if (config.csrf.enabled && mayBeForged(headers, config.csrf.requiredHeaders)) {
      return refuse(
        'CSRF_ERROR',
        `Browsers could send this request across origins: add one of the headers ${config.csrf.requiredHeaders.join(', ')}, or content-type: application/json`,
      );
    }
    if (headers['content-type'] !== undefined && !isJsonContentType(headers['content-type'])) {
      return refuse('UNSUPPORTED_MEDIA_TYPE', 'The content type of a GET can only be application/json');
    }
    return decodeQueryString(request.query, limits);
  }

  server.post(config.server.path, (request, reply) =>
    answer(request, reply, postOperations, () => decodeBody(request.headers, request.body, limits)),
  );
  server.get(config.server.path, { exposeHeadRoute: false }, (request, reply) => {
    if (sendEditor !== undefined && wantsEditor(request)) return sendEditor(reply);
    return answer(request, reply, getOperations, () => decodeGet(request));
  });
}

/** A browser that opens the endpoint as a page, not a client that asks something. */
function wantsEditor(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return accept.includes('text/html') && !accept.includes('json');
}

/** Sends a body without joining its pieces, which would copy all of it. */
function sendPieces(reply: FastifyReply, pieces: ReadonlyArray<string | Buffer>): FastifyReply {
  const [first, ...others] = pieces;
  if (others.length === 0) return reply.send(first);
  reply.hijack();
  const { raw } = reply;
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  reply.header('content-length', length);
  raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  for (const piece of pieces) raw.write(piece);
  raw.end();
  return reply;
}
