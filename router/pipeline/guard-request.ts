import type { ResponseHeaders } from '../graphql/graphql-response.ts';
import { proceed, type StageResult } from '../graphql/stage-result.ts';
import type { RequestGuard } from './feature.ts';
import type { ReadyRequest } from './ready-request.ts';

/** Asks guards until one refuses; goes on with the headers that they want on the answer. */
export async function guardRequest(
  guards: readonly RequestGuard[],
  request: ReadyRequest,
): Promise<StageResult<ResponseHeaders>> {
  let headers: ResponseHeaders = [];
  for (const guard of guards) {
    const result = await guard(request);
    if (result.kind === 'respond') return result;
    if (result.value.length > 0) headers = [...headers, ...result.value];
  }
  return proceed(headers);
}
