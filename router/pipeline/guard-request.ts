import type { ResponseHeaders } from '../graphql/graphql-response.ts';
import { proceed, type StageResult } from '../graphql/stage-result.ts';
import { type Awaitable, andThen } from './and-then.ts';
import type { RequestGuard } from './feature.ts';
import type { ReadyRequest } from './ready-request.ts';

/** Asks guards until one refuses; goes on with the headers that they want on the answer. */
export function guardRequest(
  guards: readonly RequestGuard[],
  request: ReadyRequest,
): Awaitable<StageResult<ResponseHeaders>> {
  return guardFrom(0, guards, request, noHeaders);
}

const noHeaders: ResponseHeaders = [];

function guardFrom(
  index: number,
  guards: readonly RequestGuard[],
  request: ReadyRequest,
  headers: ResponseHeaders,
): Awaitable<StageResult<ResponseHeaders>> {
  const guard = guards[index];
  if (guard === undefined) return proceed(headers);
  return andThen(guard(request), (result) =>
    result.kind === 'respond' ? result : guardFrom(index + 1, guards, request, joined(headers, result.value)),
  );
}

function joined(headers: ResponseHeaders, further: ResponseHeaders): ResponseHeaders {
  return further.length === 0 ? headers : [...headers, ...further];
}
