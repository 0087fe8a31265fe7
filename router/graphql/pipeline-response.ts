import type { ResponseError } from '../engine/engine.ts';

/** The answer to a GraphQL request, before HTTP, WebSocket or REST gives it its form. */
export interface PipelineResponse {
  /** Status for transports that have one and a client that understands GraphQL over HTTP. */
  readonly status: number;
  /**
   * `request-error`: a well-formed request that was refused before execution, which GraphQL over HTTP
   * answers with 200 to clients of `application/json` alone. `refused`: not a GraphQL matter, the status
   * holds for every client. `executed`: execution began.
   */
  readonly kind: 'executed' | 'request-error' | 'refused';
  /** Header names in lower case; several values of one name stay apart. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  /** JSON text. */
  readonly body: string | Buffer;
  /** `extensions.code` of every error, in order. */
  readonly errorCodes: readonly string[];
}

const NO_HEADERS: PipelineResponse['headers'] = [];

/** An answer that consists of errors alone. */
export function errorResponse(
  kind: 'request-error' | 'refused',
  status: number,
  errors: readonly ResponseError[],
  headers: PipelineResponse['headers'] = NO_HEADERS,
): PipelineResponse {
  return {
    status,
    kind,
    headers,
    body: JSON.stringify({ errors }),
    errorCodes: errors.map((error) => String(error.extensions['code'])),
  };
}

/** One error with a code. */
export function responseError(
  code: string,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): ResponseError {
  return { message, extensions: { code, ...extensions } };
}
