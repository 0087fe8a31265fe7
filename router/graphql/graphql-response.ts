import type { Buffer } from 'node:buffer';
import {
  createErrorLookup,
  type ErrorCode,
  type ErrorLookup,
  type ErrorPhase,
  errorTable,
} from './error-table.ts';
import { codeOfError, type ResponseError, responseError } from './response-error.ts';

/** Header names in lower case; several values of one name stay apart. */
export type ResponseHeaders = ReadonlyArray<readonly [name: string, value: string]>;

/** The answer to a GraphQL request, before HTTP, WebSocket or REST gives it its form. */
export type GraphqlResponse = ExecutedResponse | RefusedResponse;

/** Execution began: there is `data`, if only null. */
export interface ExecutedResponse {
  readonly kind: 'executed';
  /** Status for transports that have one and a client that understands GraphQL over HTTP. */
  readonly status: number;
  /** JSON text of the value of `data` alone, the text `null` when it is null. Shared: it must not be changed. */
  readonly data: string | Buffer;
  /** In order; empty when there are none. */
  readonly errors: readonly ResponseError[];
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  readonly headers: ResponseHeaders;
}

/** The request ended before execution, or instead of it. */
export interface RefusedResponse {
  readonly kind: 'refused';
  /** Where the code of the first error belongs: decides whether `status` holds for every client. */
  readonly phase: ErrorPhase;
  readonly status: number;
  /** At least one. */
  readonly errors: readonly ResponseError[];
  readonly headers: ResponseHeaders;
}

const noHeaders: ResponseHeaders = [];
const findOwnCode = createErrorLookup();

/** What a refusal may carry besides its code and message. */
export interface RefusalOptions {
  readonly headers?: ResponseHeaders;
  /** Extensions of the error besides `code`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Refuses a request with one error; status and phase are those of the code's row in the error table. */
export function refusal(code: ErrorCode, message: string, options: RefusalOptions = {}): RefusedResponse {
  return refusalWith([responseError(code, message, options.extensions)], options.headers);
}

/** Refuses a request with errors that exist already; the code of the first one decides status and phase. */
export function refusalWith(
  errors: readonly ResponseError[],
  headers: ResponseHeaders = noHeaders,
  find: ErrorLookup = findOwnCode,
): RefusedResponse {
  const [first] = errors;
  const { status, phase } = find(first && codeOfError(first)) ?? errorTable.INTERNAL_SERVER_ERROR;
  return { kind: 'refused', phase, status, errors, headers };
}
