import type { ResponseError } from '../graphql/response-error.ts';
import { proceed, type StageResult } from '../graphql/stage-result.ts';
import type { OperationTransform } from './feature.ts';
import type { ReadyRequest } from './ready-request.ts';

/** A request with what its viewer may execute, and what the answer must say about the rest. */
export interface PermittedRequest {
  readonly ready: ReadyRequest;
  readonly errors: readonly ResponseError[];
}

/** Lets each transform decide about what the ones before it left of the operation. */
export async function authorizeOperation(
  transforms: readonly OperationTransform[],
  request: ReadyRequest,
): Promise<StageResult<PermittedRequest>> {
  let ready = request;
  let errors: readonly ResponseError[] = [];
  for (const transform of transforms) {
    const result = await transform(ready);
    if (result === undefined) continue;
    if (result.kind === 'respond') return result;
    ready = { ...ready, operation: result.value.operation };
    errors = [...errors, ...result.value.errors];
  }
  return proceed({ ready, errors });
}
