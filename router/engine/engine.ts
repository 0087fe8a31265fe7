import type { ExecutedResponse as GraphqlExecutedResponse } from '../graphql/graphql-response.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import type { ResponseError } from '../graphql/response-error.ts';
import type { SubgraphUsage } from './subgraph-usage.ts';

/**
 * The seam between the request pipeline and whatever executes operations. An engine is bound to one
 * supergraph snapshot; when the supergraph is swapped a new engine is created, requests in flight finish
 * on theirs, and the old one is closed after its last request.
 */
export interface Engine {
  /**
   * Executes a query or mutation that has been parsed and validated against the API schema.
   * Resolves for every outcome a client caused or a subgraph caused; rejects only on a bug or when
   * `request.signal` is aborted.
   */
  execute(request: EngineRequest): Promise<EngineResponse>;
  /** Plans and compiles without executing, so that the first request does not pay for it. */
  prepare(operation: ExecutableOperation): Promise<void>;
  /** Like `prepare`, for an operation that is expected for as long as the engine lives: it is not evicted. */
  pin(operation: ExecutableOperation): Promise<void>;
  /** Resolves when the first operation can be planned without waiting. */
  ready(): Promise<void>;
  /** What it is doing and keeping at this moment. */
  statistics(): EngineStatistics;
  /** Releases connections and workers. Requests in flight must have finished. */
  close(): Promise<void>;
}

/** Gauges of an engine. */
export interface EngineStatistics {
  /** Operations that are kept ready to be executed; undefined when the engine does not know its cache. */
  readonly operations: OperationStatistics | undefined;
  readonly executionsInFlight: number;
  readonly subgraphRequestsInFlight: number;
}

/** Operations that an engine keeps ready to be executed, and how often that helped; hits and misses only grow. */
export interface OperationStatistics {
  readonly entries: number;
  /** How many of them are never evicted. */
  readonly pinned: number;
  /** Estimated memory of those that may be evicted. */
  readonly bytes: number;
  readonly hits: number;
  readonly misses: number;
}

/** One operation to execute, with everything it may depend on. */
export interface EngineRequest {
  readonly operation: ExecutableOperation;
  /** Variables as the client sent them; already checked against the operation's variable definitions. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Subgraph requests are shared among client requests with equal keys; undefined: with no other. */
  readonly sharingKey: string | undefined;
  /** Lower-case client headers, identity headers already removed. */
  readonly clientHeaders: Readonly<Record<string, string>>;
  /** Headers the router adds to every subgraph request (signed viewer token, request id, trace). */
  readonly routerHeaders: Readonly<Record<string, string>>;
  /** Headers the router adds to the subgraph requests that are mutations, not to those that fetch entities after one. */
  readonly mutationHeaders?: Readonly<Record<string, string>>;
  /** Aborted when the client goes away (queries only) or when the request's deadline passes. */
  readonly signal: AbortSignal;
  /** Turns an error into what the client may see; called once per error of the response. */
  readonly formatError: (error: EngineError) => ResponseError;
  /** Counts the subgraph requests of this request; left out where they do not matter. */
  readonly usage?: SubgraphUsage;
  /** Set when the caller asks to see the plan (development only): adds it to `extensions.queryPlan`. */
  readonly includePlan?: boolean;
}

/** An error before masking. `path` uses the client's response names and list indices. */
export interface EngineError {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Subgraph that caused it, if one did. */
  readonly subgraph?: string;
  readonly cause?: unknown;
}

/** What became of a request. */
export type EngineResponse = ExecutedResponse | RefusedResponse;

/** Execution began: `errors` hold what `formatError` returned, `headers` what header rules copied from subgraphs. */
export type ExecutedResponse = Omit<GraphqlExecutedResponse, 'status'>;

/** Execution did not begin, because the operation cannot be planned for example. */
export interface RefusedResponse {
  readonly kind: 'refused';
  /** At least one, as `formatError` returned them. */
  readonly errors: readonly ResponseError[];
}
