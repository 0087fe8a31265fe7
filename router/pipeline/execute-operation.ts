import { Buffer } from 'node:buffer';
import type { HeaderFilter } from '../authentication/identity-headers.ts';
import { VIEWER_TOKEN_HEADER } from '../authentication/viewer.ts';
import type { ViewerTokenSigner } from '../authentication/viewer-token.ts';
import type { Engine, EngineResponse, ExecutedResponse } from '../engine/engine.ts';
import { statusOfCode } from '../graphql/error-codes.ts';
import { errorResponse, type PipelineResponse, responseError } from '../graphql/pipeline-response.ts';
import { internalError, type MaskedError, maskError } from './mask-error.ts';
import type { ReadyRequest } from './request-guards.ts';

/** What execution needs besides the request. */
export interface ExecutionParts {
  readonly filterHeaders: HeaderFilter;
  /** Undefined when no viewer token is configured. */
  readonly viewerTokens: ViewerTokenSigner | undefined;
  /** Whether clients may ask for the query plan with the header `x-query-plan`. */
  readonly showsPlans: boolean;
  readonly onMasked: (masked: MaskedError) => void;
  readonly onBug: (error: unknown, requestId: string) => void;
}

const MAX_USER_AGENT_LENGTH = 512;

/** Runs a request on an engine. Resolves for every outcome; a bug becomes a masked 500. */
export async function executeOperation(
  engine: Engine,
  ready: ReadyRequest,
  parts: ExecutionParts,
): Promise<PipelineResponse> {
  const { incoming, request, identity } = ready;
  const { deadline } = incoming;
  if (ready.operationType === 'mutation') deadline.ignoreClientGone();
  try {
    const pendingToken = parts.viewerTokens?.tokenFor(identity);
    const viewerToken = pendingToken instanceof Promise ? await pendingToken : pendingToken;
    const result = await engine.execute({
      operation: ready.operation,
      variables: ready.variables,
      identityKey: identity.identityKey,
      clientHeaders: parts.filterHeaders(incoming.headers),
      routerHeaders: routerHeadersOf(ready, viewerToken),
      signal: deadline.signal,
      formatError: (error) => maskError(error, request.requestId, parts.onMasked),
      ...(parts.showsPlans && incoming.headers['x-query-plan'] !== undefined && { includePlan: true }),
    });
    return toPipelineResponse(result);
  } catch (error: unknown) {
    if (deadline.abortReason !== undefined) return abortedResponse(deadline.abortReason);
    parts.onBug(error, request.requestId);
    return errorResponse('refused', 500, [internalError(request.requestId)]);
  }
}

/** An engine that could not begin is a request error, as a refused document is. */
function toPipelineResponse(result: EngineResponse): PipelineResponse {
  const codes = result.errors.map((error) => String(error.extensions['code']));
  if (result.kind === 'refused') return errorResponse('request-error', statusOfCode(codes[0]), result.errors);
  return {
    kind: 'executed',
    status: 200,
    headers: result.headers,
    body: bodyOf(result),
    errorCodes: codes,
  };
}

function bodyOf({ data, errors, extensions }: ExecutedResponse): Buffer {
  let rest = errors.length > 0 ? `,"errors":${JSON.stringify(errors)}` : '';
  if (extensions !== undefined) rest += `,"extensions":${JSON.stringify(extensions)}`;
  return typeof data === 'string'
    ? Buffer.from(`{"data":${data}${rest}}`)
    : Buffer.concat([dataPrefix, data, Buffer.from(`${rest}}`)]);
}

const dataPrefix = Buffer.from('{"data":');

function routerHeadersOf(ready: ReadyRequest, viewerToken: string | undefined): Record<string, string> {
  const { incoming, request } = ready;
  const headers: Record<string, string> = {
    'x-request-id': request.requestId,
    traceparent: request.traceparent,
    'x-client-ip': incoming.clientIp,
  };
  if (request.tracestate !== undefined) headers['tracestate'] = request.tracestate;
  if (viewerToken !== undefined) headers[VIEWER_TOKEN_HEADER] = viewerToken;
  const userAgent = incoming.headers['user-agent'];
  if (userAgent !== undefined) headers['x-client-user-agent'] = userAgent.slice(0, MAX_USER_AGENT_LENGTH);
  return headers;
}

function abortedResponse(reason: 'timeout' | 'client-gone'): PipelineResponse {
  const message = reason === 'timeout' ? 'The request took too long' : 'The client closed the connection';
  return errorResponse('refused', reason === 'timeout' ? 504 : 499, [responseError('TIMEOUT', message)]);
}
