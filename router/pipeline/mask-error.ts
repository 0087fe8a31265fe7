import type { EngineError, ResponseError } from '../engine/engine.ts';
import { type ErrorCode, isErrorCode } from '../graphql/error-codes.ts';

/** Messages for failures of the way to a subgraph, whose own text may name hosts. */
const CONNECTION_MESSAGES: Readonly<Record<string, string>> = {
  UNAVAILABLE: 'A part of the system is unavailable, try again later',
  TIMEOUT: 'A part of the system did not answer in time',
};

/** Messages of failures whose own text names subgraphs, fields or plans: that is for the log alone. */
const GENERIC_MESSAGES: Readonly<Record<string, string>> = {
  QUERY_PLAN_FAILED: 'The operation cannot be planned',
  SUBGRAPH_INVALID_RESPONSE: 'A part of the system gave an invalid answer',
};

/** Extension keys that a subgraph may show beside `code`. */
const SAFE_EXTENSION_KEYS = [
  'fields',
  'metadata',
  'retryAfter',
  'retryable',
  'reason',
  'argumentName',
] as const;

/** Codes that a subgraph may answer with. */
const SUBGRAPH_CODES: ReadonlySet<ErrorCode> = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'PAYMENT_DECLINED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'TIMEOUT',
] as const);

const MASKED_MESSAGE = 'Internal server error';

/** What a masked error is reported with. */
export interface MaskedError {
  readonly error: EngineError;
  readonly correlationId: string;
}

/**
 * Decides what a client sees of an error. A code of the table keeps its message and safe extensions; from a
 * subgraph, only a code that a subgraph may answer with. Everything else becomes INTERNAL_SERVER_ERROR with a
 * correlation id, and its detail goes to `onMasked`. Codes with a generic message keep their code and nothing
 * else of the error.
 */
export function maskError(
  error: EngineError,
  correlationId: string,
  onMasked: (masked: MaskedError) => void,
): ResponseError {
  const path = error.path === undefined ? {} : { path: error.path };
  const { code } = error.extensions;
  if (!isErrorCode(code) || !mayBeShown(code, error)) {
    onMasked({ error, correlationId });
    return { message: MASKED_MESSAGE, ...path, extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId } };
  }
  const message =
    GENERIC_MESSAGES[code] ?? (Error.isError(error.cause) ? CONNECTION_MESSAGES[code] : undefined);
  if (message !== undefined) {
    onMasked({ error, correlationId });
    return { message, ...path, extensions: { code, correlationId } };
  }
  return { message: error.message, ...path, extensions: { code, ...safeExtensionsOf(error.extensions) } };
}

/**
 * Codes of the transport mean nothing coming from a subgraph: there it was the router that was refused. What the
 * router itself found wrong with a subgraph's answer has a cause, which no subgraph can send.
 */
function mayBeShown(code: ErrorCode, { subgraph, cause }: EngineError): boolean {
  if (code === 'INTERNAL_SERVER_ERROR') return false;
  if (subgraph === undefined || SUBGRAPH_CODES.has(code)) return true;
  return code === 'SUBGRAPH_INVALID_RESPONSE' && Error.isError(cause);
}

/** The answer to a bug: nothing of it is shown. */
export function internalError(correlationId: string): ResponseError {
  return { message: MASKED_MESSAGE, extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId } };
}

function safeExtensionsOf(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const key of SAFE_EXTENSION_KEYS) {
    const value = Object.hasOwn(extensions, key) ? extensions[key] : undefined;
    if (value !== undefined) safe[key] = value;
  }
  return safe;
}
