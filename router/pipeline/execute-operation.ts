import { viewerTokenHeader } from '../authentication/viewer.ts';
import type { ViewerTokenSigner } from '../authentication/viewer-token.ts';
import type { HeadersConfig } from '../config/headers-config.ts';
import type { Engine, EngineResponse } from '../engine/engine.ts';
import type { ErrorLookup } from '../graphql/error-table.ts';
import { type GraphqlResponse, refusalWith } from '../graphql/graphql-response.ts';
import { abortedResponse } from './aborted-response.ts';
import { type ErrorMask, internalError } from './mask-error.ts';
import type { ReadyRequest } from './ready-request.ts';

/** What execution needs besides the request. */
export interface ExecutionParts {
  /** Undefined when no viewer token is configured. */
  readonly viewerTokens: ViewerTokenSigner | undefined;
  /** With which operations subgraphs are sent the client's address and user agent. */
  readonly clientAddress: HeadersConfig['clientAddress'];
  readonly maskError: ErrorMask;
  readonly findCode: ErrorLookup;
  readonly onBug: (error: unknown, requestId: string) => void;
}

const maxUserAgentLength = 512;
const noHeaders = {};

/** Names what is not to be done twice, for the subgraphs that do it. */
export const idempotencyKeyHeader = 'idempotency-key';

/** Runs a request on an engine. Resolves for every outcome; a bug becomes a masked 500. */
export async function executeOperation(
  engine: Engine,
  ready: ReadyRequest,
  parts: ExecutionParts,
): Promise<GraphqlResponse> {
  const { request, identity, deadline } = ready;
  const isMutating = ready.operationType === 'mutation';
  if (isMutating) deadline.ignoreClientGone();
  try {
    const viewerToken = await parts.viewerTokens?.tokenFor(identity);
    const result = await engine.execute({
      operation: ready.operation,
      variables: ready.variables,
      sharingKey: ready.sharingKey,
      clientHeaders: ready.clientHeaders,
      routerHeaders: routerHeadersOf(ready, viewerToken, parts.clientAddress),
      mutationHeaders: mutationHeadersOf(ready),
      signal: deadline.signal,
      formatError: (error) => parts.maskError(error, request.requestId),
      usage: ready.usage,
      includePlan: ready.wantsPlan,
    });
    return toResponse(result, parts.findCode);
  } catch (error: unknown) {
    if (deadline.abortReason !== undefined) return abortedResponse(deadline.abortReason, isMutating);
    parts.onBug(error, request.requestId);
    return refusalWith([internalError(request.requestId)]);
  }
}

/** A refusal of the engine has the status of its first error. */
function toResponse(result: EngineResponse, find: ErrorLookup): GraphqlResponse {
  if (result.kind === 'refused') return refusalWith(result.errors, undefined, find);
  const { kind, data, errors, extensions, headers } = result;
  return { kind, status: 200, data, errors, extensions, headers };
}

/** Whatever is read in the course of a mutation may be read again: the key is for what changes something. */
function mutationHeadersOf({ incoming, operationType }: ReadyRequest): Readonly<Record<string, string>> {
  const key = incoming.headers[idempotencyKeyHeader];
  return operationType === 'mutation' && typeof key === 'string'
    ? { [idempotencyKeyHeader]: key }
    : noHeaders;
}

function routerHeadersOf(
  { incoming, request, operationType }: ReadyRequest,
  viewerToken: string | undefined,
  clientAddress: HeadersConfig['clientAddress'],
): Record<string, string> {
  const headers: Record<string, string> = {
    'x-request-id': request.requestId,
    traceparent: request.traceparent,
  };
  if (request.tracestate !== undefined) headers['tracestate'] = request.tracestate;
  if (viewerToken !== undefined) headers[viewerTokenHeader] = viewerToken;
  if (clientAddress === 'never' || (clientAddress === 'mutations' && operationType !== 'mutation')) {
    return headers;
  }
  headers['x-client-ip'] = incoming.clientIp;
  const userAgent = incoming.headers['user-agent'];
  if (userAgent !== undefined) headers['x-client-user-agent'] = userAgent.slice(0, maxUserAgentLength);
  return headers;
}
