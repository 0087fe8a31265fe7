import { GraphQLError } from 'graphql';
import { errors as undiciErrors } from 'undici';
import type { SubgraphAnswer, SubgraphHttp } from '../connections/subgraph-http.ts';
import type { EngineRequest } from '../execution/engine.ts';
import type { SubgraphFetchOutcome } from './create-engine.ts';
import type { SubgraphEndpoint } from './supergraph-snapshot.ts';

/** A GraphQL response of a subgraph after its shape was checked. */
export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: ReadonlyArray<Record<string, unknown>>;
  readonly extensions?: Record<string, unknown>;
}

/** Everything a request to a subgraph needs besides the operation. */
export interface SubgraphCaller {
  readonly endpoint: SubgraphEndpoint;
  readonly http: SubgraphHttp;
  readonly timeoutMs: number;
  readonly forwardedHeaders: readonly string[];
  readonly onSubgraphFetch: (subgraph: string, outcome: SubgraphFetchOutcome, durationMs: number) => void;
}

/** Operation for a subgraph. */
export interface SubgraphOperation {
  readonly query: string | undefined;
  readonly variables: unknown;
  readonly operationName: string | undefined;
  /** Place in the client's response that the answer is for, where it is a single one. */
  readonly path: ReadonlyArray<string | number> | undefined;
}

/** A request to a subgraph that did not end in a GraphQL response. */
export class SubgraphFetchError extends GraphQLError {
  readonly outcome: SubgraphFetchOutcome;

  constructor(
    outcome: SubgraphFetchOutcome,
    message: string,
    subgraph: string,
    path: SubgraphOperation['path'],
    cause?: Error,
  ) {
    super(message, {
      path,
      originalError: cause,
      extensions: { code: outcome === 'timeout' ? 'TIMEOUT' : 'UNAVAILABLE', serviceName: subgraph },
    });
    this.outcome = outcome;
  }
}

/**
 * Sends one operation to a subgraph. A GraphQL response counts whatever the HTTP status is; anything else is
 * an error with code UNAVAILABLE, or TIMEOUT when the time was up.
 * @throws {SubgraphFetchError}
 */
export async function fetchFromSubgraph(
  caller: SubgraphCaller,
  operation: SubgraphOperation,
  request: EngineRequest,
): Promise<SubgraphResponse> {
  const startedAt = performance.now();
  const report = (outcome: SubgraphFetchOutcome) =>
    caller.onSubgraphFetch(caller.endpoint.name, outcome, performance.now() - startedAt);
  const deadline = AbortSignal.timeout(caller.timeoutMs);
  try {
    const answer = await caller.http.post({
      url: caller.endpoint.url,
      headers: headersFor(caller, request),
      body: JSON.stringify({
        query: operation.query,
        variables: operation.variables,
        operationName: operation.operationName,
      }),
      signal: AbortSignal.any([request.signal, deadline]),
    });
    const response = readGraphqlResponse(answer);
    if (response === undefined) {
      throw new SubgraphFetchError(
        'invalid',
        `Subgraph answered ${answer.status} without a GraphQL response`,
        caller.endpoint.name,
        operation.path,
      );
    }
    report(response.errors === undefined ? 'ok' : 'errors');
    return response;
  } catch (error: unknown) {
    const failure = toFetchError(error, caller.endpoint.name, operation.path, request.signal);
    report(failure.outcome);
    throw failure;
  }
}

function headersFor(caller: SubgraphCaller, request: EngineRequest): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
  };
  for (const name of caller.forwardedHeaders) {
    const value = request.clientHeaders[name];
    if (value !== undefined) headers[name] = value;
  }
  return Object.assign(headers, request.routerHeaders);
}

function readGraphqlResponse(answer: SubgraphAnswer): SubgraphResponse | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(answer.text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed)) return undefined;
  const { data, errors, extensions } = parsed;
  const hasData = data === null || isRecord(data);
  const errorList = Array.isArray(errors) ? errors.filter(isRecord) : undefined;
  if (!hasData && (errorList === undefined || errorList.length === 0)) return undefined;
  return {
    data: isRecord(data) ? data : null,
    ...(errorList !== undefined && errorList.length > 0 && { errors: errorList }),
    ...(isRecord(extensions) && { extensions }),
  };
}

function toFetchError(
  error: unknown,
  subgraph: string,
  path: SubgraphOperation['path'],
  clientSignal: AbortSignal,
): SubgraphFetchError {
  if (error instanceof SubgraphFetchError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  if (clientSignal.aborted)
    return new SubgraphFetchError('aborted', 'Request was aborted', subgraph, path, cause);
  if (isTimeout(cause)) {
    return new SubgraphFetchError('timeout', 'Subgraph did not answer in time', subgraph, path, cause);
  }
  return new SubgraphFetchError('unavailable', 'Subgraph cannot be reached', subgraph, path, cause);
}

function isTimeout(error: Error): boolean {
  return (
    error.name === 'TimeoutError' ||
    error instanceof undiciErrors.HeadersTimeoutError ||
    error instanceof undiciErrors.BodyTimeoutError ||
    error instanceof undiciErrors.ConnectTimeoutError
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
