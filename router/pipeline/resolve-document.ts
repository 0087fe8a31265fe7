import type { GraphqlParams, ResolvedParams } from '../graphql/graphql-params.ts';
import { proceed, refuse, type StageResult } from '../graphql/stage-result.ts';
import type { DocumentSource } from './feature.ts';
import type { IncomingRequest } from './incoming-request.ts';

/** Finds the text of the document: the first source that knows it, else the request's own `query`. */
export function resolveDocument(
  sources: readonly DocumentSource[],
  params: GraphqlParams,
  incoming: IncomingRequest,
): StageResult<ResolvedParams> | Promise<StageResult<ResolvedParams>> {
  for (const source of sources) {
    const found = source(params, incoming);
    if (found !== undefined) return found;
  }
  if (params.query !== undefined) return proceed(params as ResolvedParams);
  return refuse('BAD_REQUEST', 'The parameter "query" is required');
}
