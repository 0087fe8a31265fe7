import type { HeaderFilter } from '../authentication/identity-headers.ts';
import { viewerTokenHeader } from '../authentication/viewer.ts';
import type { ViewerTokenSigner } from '../authentication/viewer-token.ts';
import type { Engine, EngineResponse } from '../engine/engine.ts';
import type { ErrorLookup } from '../graphql/error-table.ts';
import { type GraphqlResponse, refusalWith } from '../graphql/graphql-response.ts';
import { abortedResponse } from './aborted-response.ts';
import { type ErrorMask, internalError } from './mask-error.ts';
import type { ReadyRequest } from './ready-request.ts';

/** What execution needs besides the request. */
export interface ExecutionParts {
  readonly filterHeaders: HeaderFilter;
  /** Undefined when no viewer token is configured. */
  readonly viewerTokens: ViewerTokenSigner | undefined;
  /** Whether clients may ask for the query plan with the header `x-query-plan`. */
  readonly showsPlans: boolean;
  readonly maskError: ErrorMask;
  readonly findCode: ErrorLookup;
  readonly onBug: (error: unknown, requestId: string) => void;
}

const maxUserAgentLength = 512;

/** Runs a request on an engine. Resolves for every outcome; a bug becomes a masked 500. */
export async function executeOperation(
  engine: Engine,
  ready: ReadyRequest,
  parts: ExecutionParts,
): Promise<GraphqlResponse> {
  const { incoming, request, identity } = ready;
  const { deadline } = incoming;
  if (ready.operationType === 'mutation') deadline.ignoreClientGone();
  try {
    const viewerToken = await parts.viewerTokens?.tokenFor(identity);
    const result = await engine.execute({
      operation: ready.operation,
      variables: ready.variables,
      identityKey: identity.identityKey,
      clientHeaders: parts.filterHeaders(incoming.headers),
      routerHeaders: routerHeadersOf(ready, viewerToken),
      signal: deadline.signal,
      formatError: (error) => parts.maskError(error, request.requestId),
      ...(parts.showsPlans && incoming.headers['x-query-plan'] !== undefined && { includePlan: true }),
    });
    return toResponse(result, parts.findCode);
  } catch (error: unknown) {
    if (deadline.abortReason !== undefined) return abortedResponse(deadline.abortReason);
    parts.onBug(error, request.requestId);
    return refusalWith([internalError(request.requestId)]);
  }
}

/** A refusal of the engine has the status of its first error. */
function toResponse(result: EngineResponse, find: ErrorLookup): GraphqlResponse {
  return result.kind === 'executed' ? { status: 200, ...result } : refusalWith(result.errors, [], find);
}

function routerHeadersOf(ready: ReadyRequest, viewerToken: string | undefined): Record<string, string> {
  const { incoming, request } = ready;
  const headers: Record<string, string> = {
    'x-request-id': request.requestId,
    traceparent: request.traceparent,
    'x-client-ip': incoming.clientIp,
  };
  if (request.tracestate !== undefined) headers['tracestate'] = request.tracestate;
  if (viewerToken !== undefined) headers[viewerTokenHeader] = viewerToken;
  const userAgent = incoming.headers['user-agent'];
  if (userAgent !== undefined) headers['x-client-user-agent'] = userAgent.slice(0, maxUserAgentLength);
  return headers;
}
