import type { IncomingHttpHeaders } from 'node:http';
import type { GraphqlParams } from '../graphql/graphql-params.ts';
import type { OperationType } from '../graphql/operation.ts';
import type { StageResult } from '../graphql/stage-result.ts';

/** A request before anything was decided about it. */
export interface IncomingRequest {
  /** HTTP method that brought it; `GET` for a message over a WebSocket, as its handshake had. */
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Address of the client, after trusted proxies were looked through. */
  readonly clientIp: string;
  /** Stands for the connection: the same object for all requests of one. */
  readonly connection: object;
  /** Operations the transport can carry: GET only queries, POST no subscriptions. */
  readonly allowedOperations: ReadonlySet<OperationType>;
  /** Aborted when the client goes away or the request's time is up. */
  readonly deadline: RequestDeadline;
  /** Reads the GraphQL parameters from the body, the URL or a message. The body is not read before. */
  readonly decode: () => StageResult<GraphqlParams> | Promise<StageResult<GraphqlParams>>;
}

/** Why a request ended early. */
export type AbortReason = 'timeout' | 'client-gone';

/** The end of a request whose client has left or whose time is up. */
export interface RequestDeadline {
  readonly signal: AbortSignal;
  /** Undefined while the request is wanted. */
  readonly abortReason: AbortReason | undefined;
  /** From now on only the timeout ends the request: a mutation finishes even if the client goes away. */
  ignoreClientGone(): void;
}
