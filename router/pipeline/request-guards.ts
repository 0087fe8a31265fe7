import type { Identity } from '../authentication/viewer.ts';
import type { GraphqlParams } from '../graphql/graphql-params.ts';
import type { GraphqlResponse } from '../graphql/graphql-response.ts';
import type { ExecutableOperation, OperationType } from '../graphql/operation.ts';
import type { StageResult } from '../graphql/stage-result.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import type { RequestIdentity } from './identify-request.ts';
import type { IncomingRequest } from './incoming-request.ts';

/** A request about to be executed: everything is known about it. */
export interface ReadyRequest {
  readonly incoming: IncomingRequest;
  readonly request: RequestIdentity;
  readonly params: GraphqlParams;
  readonly operation: ExecutableOperation;
  readonly operationType: OperationType;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly identity: Identity;
  readonly snapshot: SupergraphSnapshot;
}

/** A check that may end a request before it is executed. Guards run in the order of their list. */
export interface RequestGuard {
  readonly name: string;
  readonly check: (request: ReadyRequest) => StageResult<void> | Promise<StageResult<void>>;
}

/**
 * Something around execution, such as replaying a stored answer or sharing one between equal requests. The
 * first layer of the list is the outermost.
 */
export interface ExecutionLayer {
  readonly name: string;
  readonly execute: (request: ReadyRequest, next: () => Promise<GraphqlResponse>) => Promise<GraphqlResponse>;
}

/** Runs guards until one ends the request. Undefined when all let it through. */
export async function runGuards(
  guards: readonly RequestGuard[],
  request: ReadyRequest,
): Promise<GraphqlResponse | undefined> {
  for (const guard of guards) {
    const result = await guard.check(request);
    if (result.kind === 'respond') return result.response;
  }
  return undefined;
}

/** Puts layers around an execution. */
export function runLayers(
  layers: readonly ExecutionLayer[],
  request: ReadyRequest,
  execute: () => Promise<GraphqlResponse>,
): Promise<GraphqlResponse> {
  let next = execute;
  for (const layer of layers.toReversed()) {
    const inner = next;
    next = () => layer.execute(request, inner);
  }
  return next();
}
