import type { ResponseError } from '../graphql/response-error.ts';
import { proceed, type StageResult } from '../graphql/stage-result.ts';
import { type Awaitable, andThen } from './and-then.ts';
import type { AuthorizedOperation, OperationTransform } from './feature.ts';
import type { ReadyRequest } from './ready-request.ts';

/** A request with what its viewer may execute, and what the answer must say about the rest. */
interface PermittedRequest {
  readonly ready: ReadyRequest;
  readonly errors: readonly ResponseError[];
}

/** Lets each transform decide about what the ones before it left of the operation. */
export function authorizeOperation(
  transforms: readonly OperationTransform[],
  request: ReadyRequest,
): Awaitable<StageResult<PermittedRequest>> {
  return authorizeFrom(0, transforms, { ready: request, errors: noErrors });
}

const noErrors: readonly ResponseError[] = [];

function authorizeFrom(
  index: number,
  transforms: readonly OperationTransform[],
  permitted: PermittedRequest,
): Awaitable<StageResult<PermittedRequest>> {
  const transform = transforms[index];
  if (transform === undefined) return proceed(permitted);
  return andThen(transform(permitted.ready), (result) => {
    if (result?.kind === 'respond') return result;
    return authorizeFrom(
      index + 1,
      transforms,
      result === undefined ? permitted : narrow(permitted, result.value),
    );
  });
}

function narrow(
  { ready, errors }: PermittedRequest,
  { operation, errors: further }: AuthorizedOperation,
): PermittedRequest {
  return { ready: { ...ready, operation }, errors: [...errors, ...further] };
}
