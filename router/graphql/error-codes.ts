/** One code that clients may see, with the HTTP status it has where HTTP shows it. */
export interface ErrorCodeEntry {
  readonly status: number;
  readonly meaning: string;
}

/** Every `extensions.code` a client may see. A code that is not here leaves as INTERNAL_SERVER_ERROR. */
export const ERROR_CODES = {
  BAD_REQUEST: { status: 400, meaning: 'The HTTP request is not a GraphQL request.' },
  BAD_USER_INPUT: { status: 400, meaning: 'A variable or argument has an impossible value.' },
  BATCHING_NOT_SUPPORTED: { status: 400, meaning: 'The body is a list of operations.' },
  CSRF_ERROR: { status: 400, meaning: 'A browser could have sent this without a preflight.' },
  GRAPHQL_PARSE_FAILED: { status: 400, meaning: 'The document is not GraphQL, or has too many tokens.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, meaning: 'The document does not fit the schema.' },
  INTROSPECTION_DISABLED: { status: 400, meaning: '`__schema` and `__type` are not answered here.' },
  OPERATION_RESOLUTION_FAILURE: { status: 400, meaning: '`operationName` is missing, unknown or too long.' },
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400, meaning: 'The document was named by its hash alone.' },
  QUERY_PLAN_FAILED: { status: 400, meaning: 'The operation cannot be planned.' },
  QUERY_PLAN_TIMEOUT: { status: 400, meaning: 'The operation takes too long to plan.' },
  SUBSCRIPTION_TRANSPORT_REQUIRED: { status: 400, meaning: 'Subscriptions need a streaming transport.' },
  UNAUTHENTICATED: { status: 401, meaning: 'The token is invalid, or one is needed.' },
  PAYMENT_DECLINED: { status: 402, meaning: 'The payment was declined.' },
  FORBIDDEN: { status: 403, meaning: 'The viewer may not do this.' },
  NOT_FOUND: { status: 404, meaning: 'There is no such thing for this viewer.' },
  METHOD_NOT_ALLOWED: { status: 405, meaning: 'The HTTP method does not fit.' },
  NOT_ACCEPTABLE: { status: 406, meaning: 'The client accepts no media type of GraphQL.' },
  REQUEST_TIMEOUT: { status: 408, meaning: 'The client took too long to send its request.' },
  CONFLICT: { status: 409, meaning: 'The state has changed, or forbids this.' },
  PAYLOAD_TOO_LARGE: { status: 413, meaning: 'The body is too large.' },
  URI_TOO_LONG: { status: 414, meaning: 'The request target is too long.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, meaning: 'The body has another media type than application/json.' },
  RATE_LIMITED: { status: 429, meaning: 'Too many requests.' },
  REQUEST_HEADER_FIELDS_TOO_LARGE: { status: 431, meaning: 'The request has too many or too large headers.' },
  INTERNAL_SERVER_ERROR: { status: 500, meaning: 'Something failed that the client cannot repair.' },
  SUBGRAPH_INVALID_RESPONSE: {
    status: 502,
    meaning: 'A part of the system gave an answer that makes no sense.',
  },
  UNAVAILABLE: { status: 503, meaning: 'A part of the system cannot be reached; trying again may help.' },
  TIMEOUT: { status: 504, meaning: 'The answer took too long.' },
} as const satisfies Readonly<Record<string, ErrorCodeEntry>>;

/** A code of the table. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** Whether a code, from a subgraph for instance, may be shown. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

/** HTTP status of a code, 500 for one that is not in the table. */
export function statusOfCode(code: string | undefined): number {
  return isErrorCode(code) ? ERROR_CODES[code].status : ERROR_CODES.INTERNAL_SERVER_ERROR.status;
}
