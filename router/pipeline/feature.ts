import type { DocumentRule, OperationRule } from '../documents/document-rules.ts';
import type { GraphqlParams, ResolvedParams } from '../graphql/graphql-params.ts';
import type { GraphqlResponse, ResponseHeaders } from '../graphql/graphql-response.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import type { ResponseError } from '../graphql/response-error.ts';
import type { StageResult } from '../graphql/stage-result.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import type { OperationSource } from '../warm-up/operation-source.ts';
import type { Awaitable } from './and-then.ts';
import type { FeatureRoute } from './feature-route.ts';
import type { IncomingRequest } from './incoming-request.ts';
import type { ReadyRequest } from './ready-request.ts';

/**
 * One ability of the router besides the pipeline itself, as data: whatever members it has are called in their
 * phase, in the order in which the phases stand here. `router.ts` holds the one ordered list of features; within a
 * phase they are called in the order of that list. A phase that no feature has costs nothing.
 *
 * A feature declares the narrow observer that it reports to; `observability/metrics.ts` provides it.
 */
export interface Feature {
  /** For logs; unique in the list. */
  readonly name: string;
  /** Before the body is read: limits by address or connection. */
  readonly admit?: Admission;
  /** Finds the document of a request that names it otherwise than by its text. */
  readonly resolveDocument?: DocumentSource;
  /** Checks a parsed document without a schema, once per distinct text. */
  readonly checkDocument?: DocumentRule;
  /** Checks a valid operation against the schema, once per operation and supergraph. */
  readonly checkOperation?: OperationRule;
  /** Decides what of an operation this viewer may execute. */
  readonly authorize?: OperationTransform;
  /** Lets a request be executed or refuses it: limits per viewer. */
  readonly guard?: RequestGuard;
  /** Stands around execution: sharing, replaying or keeping answers. The first of the list is the outermost. */
  readonly around?: ExecutionLayer;
  /** Routes of the listener besides the GraphQL endpoint. */
  readonly routes?: readonly FeatureRoute[];
  /** Without what the router should get no traffic. */
  readonly readiness?: ReadinessCheck;
  /** Operations to prepare before a supergraph takes over; they stay prepared as long as it serves. */
  readonly expectedOperations?: OperationSource;
  /**
   * Releases what the feature holds. Features close one after the other, the last of the list first, when the last
   * answer was sent and authentication and the supergraph have closed.
   */
  readonly close?: () => Promise<void>;
}

/**
 * A check before the body is read. It sees what arrived with the headers; it may refuse, or return what is to be
 * called when the request has been answered, whatever the answer was.
 */
export type Admission = (arrival: Arrival) => Awaitable<StageResult<Release | undefined>>;

/** What is known of a request before its body: how it came and from whom. */
export type Arrival = Pick<IncomingRequest, 'method' | 'headers' | 'clientIp' | 'connection'>;

/** Gives back what an admission took. */
export type Release = () => void;

/**
 * A way to name a document other than by its text, such as a stored operation. Returns undefined when the
 * parameters do not use that way; then the next source is asked.
 */
export type DocumentSource = (
  params: GraphqlParams,
  incoming: IncomingRequest,
) => Awaitable<StageResult<ResolvedParams>> | undefined;

/**
 * Decides what of an operation may be executed. Returns undefined for all of it. It is called for every request:
 * what depends on operation, identity and schema alone, the feature remembers itself; both are the same objects for
 * the same text and the same token.
 */
export type OperationTransform = (
  request: ReadyRequest,
) => Awaitable<StageResult<AuthorizedOperation>> | undefined;

/** What is left of an operation. */
export interface AuthorizedOperation {
  /** Has a `documentHash` of its own if it is not the client's operation, and is the same object every time. */
  readonly operation: ExecutableOperation;
  /** Added to the answer, before the errors of execution. */
  readonly errors: readonly ResponseError[];
}

/** A check that may end a request before it is executed, or add headers to the answer of one that goes on. */
export type RequestGuard = (request: ReadyRequest) => Awaitable<StageResult<ResponseHeaders>>;

/**
 * Something around execution. `next` executes the request that it is given: the same one, or one with another
 * deadline. It never rejects.
 */
export type ExecutionLayer = (request: ReadyRequest, next: NextExecution) => Promise<GraphqlResponse>;

/** Executes a request in the layers that are further inside. */
export type NextExecution = (request: ReadyRequest) => Promise<GraphqlResponse>;
