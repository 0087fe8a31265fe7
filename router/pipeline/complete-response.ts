import type { GraphqlResponse, ResponseHeaders } from '../graphql/graphql-response.ts';
import type { ResponseError } from '../graphql/response-error.ts';

/** Adds what stages before execution have to say: headers to every answer, errors to one with data. */
export function completeResponse(
  response: GraphqlResponse,
  errors: readonly ResponseError[],
  headers: ResponseHeaders,
): GraphqlResponse {
  if (errors.length === 0 && headers.length === 0) return response;
  const completed = { ...response, headers: [...response.headers, ...headers] };
  return response.kind === 'refused' ? completed : { ...completed, errors: [...errors, ...response.errors] };
}
