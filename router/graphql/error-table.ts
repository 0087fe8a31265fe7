/**
 * Where a code belongs, which decides how it is sent when it ends a request:
 * - `transport`: the message or its sender is refused, whatever operation it holds; the status holds for every
 *   client.
 * - `request`: a well-formed GraphQL request that is refused before execution; GraphQL over HTTP answers it with
 *   200 to clients of `application/json` alone.
 * - `execution`: usually one error of an answer with data, whose status is 200. Where it ends a request instead,
 *   its status holds for every client.
 */
export type ErrorPhase = 'transport' | 'request' | 'execution';

/** One code that clients may see. */
export interface ErrorRow {
  /** HTTP status where HTTP shows it. */
  readonly status: number;
  readonly phase: ErrorPhase;
  /** Whether a subgraph may answer with it. Any other code of a subgraph leaves as INTERNAL_SERVER_ERROR. */
  readonly fromSubgraph: boolean;
  /** Replaces the message of a failure that the router itself found: that text may name hosts, fields or plans. */
  readonly publicMessage?: string;
  readonly meaning: string;
}

/** Every `extensions.code` of the router. A code that is not in a table leaves as INTERNAL_SERVER_ERROR. */
export const errorTable = {
  BAD_REQUEST: transport(400, 'The HTTP request is not a GraphQL request.'),
  BAD_USER_INPUT: { ...request(400, 'A variable or argument has an impossible value.'), fromSubgraph: true },
  BATCHING_NOT_SUPPORTED: transport(400, 'The body is a list of operations.'),
  CSRF_ERROR: transport(400, 'A page of another site could have made a browser send this.'),
  GRAPHQL_PARSE_FAILED: request(400, 'The document is not GraphQL, or has too many tokens.'),
  GRAPHQL_VALIDATION_FAILED: request(400, 'The document does not fit the schema.'),
  INTROSPECTION_DISABLED: request(400, '`__schema` and `__type` are not answered here.'),
  MAX_ALIASES_LIMIT: request(400, 'The operation has too many aliases.'),
  MAX_DEPTH_LIMIT: request(400, 'The fields of the operation nest too deeply.'),
  MAX_DIRECTIVES_LIMIT: request(400, 'The document has too many directives.'),
  MAX_FIELDS_LIMIT: request(400, 'The operation has too many fields once its fragments are expanded.'),
  MAX_ROOT_FIELDS_LIMIT: request(400, 'The operation has too many root fields.'),
  OPERATION_RESOLUTION_FAILURE: request(400, '`operationName` is missing, unknown or too long.'),
  PERSISTED_DOCUMENT_NOT_FOUND: request(400, 'There is no document of this `documentId`.'),
  PERSISTED_QUERY_HASH_MISMATCH: request(400, 'The hash is not that of the text.'),
  PERSISTED_QUERY_NOT_FOUND: request(200, 'The hash is not known; send it with the text.'),
  PERSISTED_QUERY_NOT_SUPPORTED: request(400, 'Hashes cannot be registered; send the text.'),
  QUERY_PLAN_FAILED: {
    ...request(400, 'The operation cannot be planned.'),
    publicMessage: 'The operation cannot be planned',
  },
  QUERY_PLAN_TIMEOUT: request(400, 'The operation takes too long to plan.'),
  SUBSCRIPTION_TRANSPORT_REQUIRED: transport(400, 'Subscriptions need a streaming transport.'),
  UNAUTHENTICATED: { ...transport(401, 'The token is invalid, or one is needed.'), fromSubgraph: true },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    status: 401,
    phase: 'execution',
    fromSubgraph: false,
    meaning: 'The field is only for viewers who are signed in; the rest is answered.',
  },
  FORBIDDEN: fromSubgraph(403, 'The viewer may not do this.'),
  NOT_FOUND: fromSubgraph(404, 'There is no such thing for this viewer.'),
  METHOD_NOT_ALLOWED: transport(405, 'The HTTP method does not fit.'),
  NOT_ACCEPTABLE: transport(406, 'The client accepts no media type of GraphQL.'),
  REQUEST_TIMEOUT: transport(408, 'The client took too long to send its request.'),
  CONFLICT: fromSubgraph(409, 'The state has changed, or forbids this.'),
  PAYLOAD_TOO_LARGE: transport(413, 'The body is too large.'),
  URI_TOO_LONG: transport(414, 'The request target is too long.'),
  UNSUPPORTED_MEDIA_TYPE: transport(415, 'The body has another media type than application/json.'),
  EXPECTATION_FAILED: transport(417, 'The `expect` header asks for more than `100-continue`.'),
  IDEMPOTENCY_KEY_REUSED: fromSubgraph(422, 'The `Idempotency-Key` came before, with another request.'),
  RATE_LIMITED: { ...transport(429, 'Too many requests.'), fromSubgraph: true },
  REQUEST_HEADER_FIELDS_TOO_LARGE: transport(431, 'The request has too many or too large headers.'),
  CLIENT_CLOSED_REQUEST: transport(499, 'The client went away; only logs and metrics show it.'),
  INTERNAL_SERVER_ERROR: {
    ...transport(500, 'Something failed that the client cannot repair.'),
    publicMessage: 'Internal server error',
  },
  SUBGRAPH_INVALID_RESPONSE: {
    status: 502,
    phase: 'execution',
    fromSubgraph: false,
    publicMessage: 'A part of the system gave an invalid answer',
    meaning: 'A part of the system gave an answer that makes no sense.',
  },
  IDEMPOTENCY_UNAVAILABLE: fromSubgraph(
    503,
    'What became of an earlier request with this `Idempotency-Key` cannot be read; nothing was done.',
  ),
  UNAVAILABLE: {
    ...fromSubgraph(503, 'A part of the system cannot be reached; trying again may help.'),
    publicMessage: 'A part of the system is unavailable, try again later',
  },
  TIMEOUT: {
    ...fromSubgraph(504, 'The answer took too long.'),
    publicMessage: 'A part of the system did not answer in time',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;

/**
 * In the place of advice to try again, for a mutation that a part of the system may have done; such an error has
 * `extensions.outcome: "unknown"` besides its code.
 */
export const unknownOutcomeMessage =
  'It is not known whether this was done: a part of the system did not answer. Send it again with the same Idempotency-Key, or look at the current state first';

/** A code of the table. */
export type ErrorCode = keyof typeof errorTable;

/** Row of a code that came from elsewhere; undefined for what is not in the table. */
export type ErrorLookup = (code: unknown) => ErrorRow | undefined;

/**
 * Creates the lookup in this table and in the codes that only the subgraphs of one graph use.
 * @param subgraphCodes HTTP status by code; the router's own rows win
 */
export function createErrorLookup(subgraphCodes: Readonly<Record<string, number>> = {}): ErrorLookup {
  const rows = new Map<unknown, ErrorRow>();
  for (const [code, status] of Object.entries(subgraphCodes)) {
    rows.set(code, fromSubgraph(status, 'A part of the system reports an error.'));
  }
  for (const [code, row] of Object.entries(errorTable)) rows.set(code, row);
  return (code) => rows.get(code);
}

function transport(status: number, meaning: string) {
  return { status, phase: 'transport', fromSubgraph: false, meaning } as const;
}

function request(status: number, meaning: string) {
  return { status, phase: 'request', fromSubgraph: false, meaning } as const;
}

function fromSubgraph(status: number, meaning: string) {
  return { status, phase: 'execution', fromSubgraph: true, meaning } as const;
}
