import type { GraphqlParams, ResolvedParams } from '../graphql/graphql-params.ts';
import { proceed, refuse, type StageResult } from '../graphql/stage-result.ts';

/**
 * A way to name a document other than by its text, such as a stored operation. Returns undefined when the
 * parameters do not use that way.
 */
export type DocumentSource = (
  params: GraphqlParams,
) => StageResult<ResolvedParams> | Promise<StageResult<ResolvedParams>> | undefined;

/** Finds the text of the document: the first source that knows it, else the request's own `query`. */
export function resolveDocument(
  params: GraphqlParams,
  sources: readonly DocumentSource[],
): StageResult<ResolvedParams> | Promise<StageResult<ResolvedParams>> {
  for (const source of sources) {
    const found = source(params);
    if (found !== undefined) return found;
  }
  if (params.query !== undefined) return proceed(params as ResolvedParams);
  return params.extensions['persistedQuery'] === undefined
    ? refuse('BAD_REQUEST', 'The parameter "query" is required')
    : refuse('PERSISTED_QUERY_NOT_SUPPORTED', 'Persisted queries are not supported; send the query text');
}
