import type { Identity } from '../authentication/viewer.ts';
import type { SubgraphUsage } from '../engine/subgraph-usage.ts';
import type { GraphqlParams } from '../graphql/graphql-params.ts';
import type { ExecutableOperation, OperationType } from '../graphql/operation.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import type { RequestIdentity } from './identify-request.ts';
import type { IncomingRequest, RequestDeadline } from './incoming-request.ts';

/** A request about to be executed: everything is known about it. */
export interface ReadyRequest {
  readonly incoming: IncomingRequest;
  readonly request: RequestIdentity;
  readonly params: GraphqlParams;
  /** What will be executed: the operation of the client, or what authorization left of it. */
  readonly operation: ExecutableOperation;
  readonly operationType: OperationType;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly identity: Identity;
  readonly snapshot: SupergraphSnapshot;
  /** Client headers in lower case, without those that claim an identity or belong to the connection. */
  readonly clientHeaders: Readonly<Record<string, string>>;
  /** When execution ends at the latest: the deadline of the client's request, or what a layer put in its place. */
  readonly deadline: RequestDeadline;
  /** What executing it asks of subgraphs. */
  readonly usage: SubgraphUsage;
  /** Whether the answer is to show the query plan (development only). */
  readonly wantsPlan: boolean;
  /** What the answer may depend on besides operation and variables; undefined when it may be shared with no other. */
  readonly sharingKey: string | undefined;
}
