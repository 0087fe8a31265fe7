import type { ErrorCode } from './error-table.ts';
import { type GraphqlResponse, type RefusalOptions, refusal } from './graphql-response.ts';

/** What a stage decides: go on with this, or the request ends here. A stage never writes to a socket. */
export type StageResult<T> =
  | { readonly kind: 'continue'; readonly value: T }
  | { readonly kind: 'respond'; readonly response: GraphqlResponse };

/** The request goes on with `value`. */
export function proceed<T>(value: T): StageResult<T> {
  return { kind: 'continue', value };
}

/** The request ends with `response`. */
export function respond(response: GraphqlResponse): StageResult<never> {
  return { kind: 'respond', response };
}

/** The request ends with one error of the table. */
export function refuse(code: ErrorCode, message: string, options?: RefusalOptions): StageResult<never> {
  return respond(refusal(code, message, options));
}
