import { GraphQLError } from 'graphql';
import { errors as undiciErrors } from 'undici';
import type { SubgraphEndpoint } from '../../graphql/supergraph-snapshot.ts';
import type { SubgraphFetchOutcome } from '../../observability/metrics.ts';
import type { SubgraphAnswer, SubgraphHttp } from '../../subgraph-http/subgraph-http.ts';
import type { EngineRequest } from '../engine.ts';

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

/** How a request to a subgraph failed, with the code it has for the router. */
interface FetchFailure {
  readonly outcome: SubgraphFetchOutcome;
  readonly code: string;
  readonly message: string;
}

const FAILURES = {
  unavailable: { outcome: 'unavailable', code: 'UNAVAILABLE', message: 'Subgraph cannot be reached' },
  failing: { outcome: 'unavailable', code: 'UNAVAILABLE', message: 'Subgraph is failing' },
  timeout: { outcome: 'timeout', code: 'TIMEOUT', message: 'Subgraph did not answer in time' },
  aborted: { outcome: 'aborted', code: 'CANCELLED', message: 'The request was given up' },
  invalid: {
    outcome: 'invalid',
    code: 'SUBGRAPH_INVALID_RESPONSE',
    message: 'Subgraph did not answer with a GraphQL response',
  },
  tooLarge: {
    outcome: 'invalid',
    code: 'SUBGRAPH_RESPONSE_TOO_LARGE',
    message: 'The answer of the subgraph is too large',
  },
} as const satisfies Readonly<Record<string, FetchFailure>>;

/** A request to a subgraph that did not end in a GraphQL response. */
export class SubgraphFetchError extends GraphQLError {
  readonly outcome: SubgraphFetchOutcome;

  constructor(failure: FetchFailure, subgraph: string, path: SubgraphOperation['path'], cause?: Error) {
    super(failure.message, {
      path,
      originalError: cause,
      extensions: { code: failure.code, serviceName: subgraph },
    });
    this.outcome = failure.outcome;
  }
}

/**
 * Sends one operation to a subgraph. A GraphQL response counts whatever the HTTP status is; anything else is
 * an error.
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
        answer.status >= 500 ? FAILURES.failing : FAILURES.invalid,
        caller.endpoint.name,
        operation.path,
        new Error(`status ${answer.status}`),
      );
    }
    report(response.errors === undefined ? 'ok' : 'errors');
    return response;
  } catch (error: unknown) {
    const failure = toFetchError(error, caller.endpoint.name, operation.path, request.signal, deadline);
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
  deadline: AbortSignal,
): SubgraphFetchError {
  if (error instanceof SubgraphFetchError) return error;
  const cause = Error.isError(error) ? error : new Error(String(error));
  return new SubgraphFetchError(classify(cause, clientSignal, deadline), subgraph, path, cause);
}

function classify(error: Error, clientSignal: AbortSignal, deadline: AbortSignal): FetchFailure {
  if (clientSignal.aborted) return FAILURES.aborted;
  if (deadline.aborted || isTimeout(error)) return FAILURES.timeout;
  if (error instanceof undiciErrors.ResponseExceededMaxSizeError) return FAILURES.tooLarge;
  return FAILURES.unavailable;
}

function isTimeout(error: Error): boolean {
  return (
    error instanceof undiciErrors.HeadersTimeoutError ||
    error instanceof undiciErrors.BodyTimeoutError ||
    error instanceof undiciErrors.ConnectTimeoutError
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
