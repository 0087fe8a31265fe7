import type { PipelineResponse } from './pipeline-response.ts';

/** What a stage says: go on with this, or the request ends here. A stage never writes to a socket. */
export type StageResult<T> =
  | { readonly kind: 'continue'; readonly value: T }
  | { readonly kind: 'respond'; readonly response: PipelineResponse };

/** The request goes on with `value`. */
export function proceed<T>(value: T): StageResult<T> {
  return { kind: 'continue', value };
}

/** The request ends with `response`. */
export function respond(response: PipelineResponse): StageResult<never> {
  return { kind: 'respond', response };
}
