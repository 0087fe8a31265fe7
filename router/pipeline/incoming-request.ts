import type { IncomingHttpHeaders } from 'node:http';
import type { StageResult } from '../graphql/stage-result.ts';

/** A GraphQL request as the client wrote it, whatever transport brought it. */
export interface GraphqlParams {
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Parameters whose document is known. */
export interface ResolvedParams extends GraphqlParams {
  readonly query: string;
}

/** A request before anything was decided about it. */
export interface IncomingRequest {
  readonly headers: IncomingHttpHeaders;
  /** Address of the client, after trusted proxies were looked through. */
  readonly clientIp: string;
  /** Operations the transport can carry: GET only queries, POST no subscriptions. */
  readonly allowedOperations: ReadonlySet<'query' | 'mutation' | 'subscription'>;
  /** Aborted when the client goes away or the request's time is up. */
  readonly deadline: RequestDeadline;
  /** Reads the GraphQL parameters from the body, the URL, a message or a stored operation. */
  readonly decode: () => StageResult<GraphqlParams>;
}

/** Why a request ended early. */
export type AbortReason = 'timeout' | 'client-gone';

/** The end of a request that nobody waits for any longer. */
export interface RequestDeadline {
  readonly signal: AbortSignal;
  /** Undefined while the request is wanted. */
  readonly abortReason: AbortReason | undefined;
  /** From now on only the timeout ends the request: a mutation finishes even if the client goes away. */
  ignoreClientGone(): void;
}
