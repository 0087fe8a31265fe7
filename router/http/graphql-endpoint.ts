import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CsrfConfig } from '../config/browser-config.ts';
import type { CompressionConfig } from '../config/compression-config.ts';
import type { LimitsConfig } from '../config/limits-config.ts';
import type { ServerConfig } from '../config/server-config.ts';
import type { GraphqlParams } from '../graphql/graphql-params.ts';
import { refuse, type StageResult } from '../graphql/stage-result.ts';
import { handleGraphqlRequest, type PipelineParts } from '../pipeline/handle-graphql-request.ts';
import type { IncomingRequest, RequestDeadline } from '../pipeline/incoming-request.ts';
import { acceptsPage } from './accepts-page.ts';
import type { ClientAddress } from './client-address.ts';
import { createReplyEncoding } from './compression.ts';
import { mayBeForged } from './csrf.ts';
import { type DecodeLimits, decodeBody, decodeQueryString, isJsonContentType } from './decode-request.ts';
import { sendError } from './error-reply.ts';
import { createMediaTypeNegotiator } from './negotiate-media-type.ts';
import { readBody } from './read-body.ts';
import { startDeadline } from './request-deadline.ts';
import { sendResponse } from './send-response.ts';

/** Sections of the configuration that the endpoint reads. */
interface GraphqlEndpointConfig {
  readonly server: ServerConfig;
  readonly limits: LimitsConfig;
  readonly csrf: CsrfConfig;
  readonly compression: CompressionConfig;
}

/** What the endpoint needs. */
interface GraphqlEndpointOptions {
  readonly config: GraphqlEndpointConfig;
  readonly pipeline: PipelineParts;
  readonly clientAddress: ClientAddress;
  /** Serves the query editor to browsers that navigate to the endpoint. */
  readonly sendEditor: SendPage | undefined;
  /** Says to those browsers how to get the editor where there is none. */
  readonly sendNotice: SendPage;
}

/** Sends a page. */
type SendPage = (reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

/** Reads the parameters of one request. */
type Decode = (request: FastifyRequest, deadline: RequestDeadline) => ReturnType<IncomingRequest['decode']>;

const getOperations = new Set(['query'] as const);
const postOperations = new Set(['query', 'mutation'] as const);

/** Adds GraphQL over HTTP to a server: POST and GET, nothing else. */
export function addGraphqlEndpoint(server: FastifyInstance, options: GraphqlEndpointOptions): void {
  const { config, pipeline, clientAddress, sendEditor, sendNotice } = options;
  const negotiate = createMediaTypeNegotiator();
  const encodingOf = createReplyEncoding(config.compression);
  const allowsLegacyOk = config.server.jsonErrorStatus === 'spec';
  const limits: DecodeLimits = { ...config.server, ...config.limits };

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    allowedOperations: IncomingRequest['allowedOperations'],
    decode: Decode,
  ): Promise<FastifyReply> {
    const mediaType = negotiate(request.headers.accept);
    if (mediaType === undefined) {
      return sendError(
        reply,
        'NOT_ACCEPTABLE',
        'Responses are application/graphql-response+json or application/json',
      );
    }
    const { method, headers, socket } = request;
    const deadline = startDeadline(reply.raw, config.server.requestTimeoutMs - reply.elapsedTime);
    try {
      const { request: identity, response } = await handleGraphqlRequest(
        {
          method,
          headers,
          clientIp: clientAddress(socket.remoteAddress, headers['x-forwarded-for']),
          connection: socket,
          allowedOperations,
          deadline,
          decode: () => decode(request, deadline),
        },
        pipeline,
      );
      return sendResponse(reply, response, {
        mediaType,
        requestId: identity.requestId,
        allowsLegacyOk,
        encodingOf,
      });
    } finally {
      deadline.end();
    }
  }

  async function decodePost(request: FastifyRequest, deadline: RequestDeadline) {
    const body = await readBody(request.raw, config.server.maxBodyBytes, deadline);
    return body.kind === 'respond' ? body : decodeBody(request.headers, body.value, limits);
  }

  function decodeGet(request: FastifyRequest): StageResult<GraphqlParams> {
    const { headers } = request;
    if (config.csrf.enabled && mayBeForged(headers, config.csrf)) {
      return refuse(
        'CSRF_ERROR',
        `A page of another site could have made a browser send this: send a POST, or add one of the headers ${config.csrf.requiredHeaders.join(', ')}, or content-type: application/json`,
      );
    }
    if (headers['content-type'] !== undefined && !isJsonContentType(headers['content-type'])) {
      return refuse('UNSUPPORTED_MEDIA_TYPE', 'The content type of a GET can only be application/json');
    }
    return decodeQueryString(request.query, limits);
  }

  server.post(config.server.path, (request, reply) => answer(request, reply, postOperations, decodePost));
  server.get(config.server.path, { exposeHeadRoute: false }, (request, reply) => {
    if (acceptsPage(request.headers.accept)) {
      if (sendEditor !== undefined) return sendEditor(reply);
      if (!namesOperation(request.query)) return sendNotice(reply);
    }
    return answer(request, reply, getOperations, decodeGet);
  });
}

/** Whether the query string asks something, by a document or by what stands for one. */
function namesOperation(query: unknown): boolean {
  return ['query', 'documentId', 'extensions'].some((name) => Object.hasOwn(query as object, name));
}
