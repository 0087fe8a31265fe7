import type { EngineError } from '../engine/engine.ts';
import { type ErrorLookup, type ErrorRow, errorTable } from '../graphql/error-table.ts';
import { type ResponseError, responseError } from '../graphql/response-error.ts';

/** Extension keys that a subgraph may show beside `code`. */
const safeExtensionKeys = [
  'fields',
  'metadata',
  'retryAfter',
  'retryable',
  'reason',
  'argumentName',
] as const;

/** What a masked error is reported with. */
export interface MaskedError {
  readonly error: EngineError;
  readonly correlationId: string;
}

/** Decides what a client sees of an error. */
export type ErrorMask = (error: EngineError, correlationId: string) => ResponseError;

/**
 * Creates the mask. A code of the table keeps its message and safe extensions; from a subgraph, only a code that
 * a subgraph may answer with. Everything else becomes INTERNAL_SERVER_ERROR with a correlation id. A failure that
 * the router itself found keeps its code, with the public message of the table where there is one. Whatever is
 * replaced goes to `onMasked`.
 */
export function createErrorMask(find: ErrorLookup, onMasked: (masked: MaskedError) => void): ErrorMask {
  return (error, correlationId) => {
    const path = error.path === undefined ? {} : { path: error.path };
    const { code } = error.extensions;
    const row = find(code);
    if (typeof code !== 'string' || row === undefined || !mayBeShown(row, error)) {
      onMasked({ error, correlationId });
      return { ...internalError(correlationId), ...path };
    }
    if (row.publicMessage !== undefined && isFoundByRouter(row, error)) {
      onMasked({ error, correlationId });
      return { ...responseError(code, row.publicMessage, { correlationId }), ...path };
    }
    return { ...responseError(code, error.message, safeExtensionsOf(error.extensions)), ...path };
  };
}

/** The answer to a bug: nothing of it is shown. */
export function internalError(correlationId: string): ResponseError {
  const { publicMessage } = errorTable.INTERNAL_SERVER_ERROR;
  return responseError('INTERNAL_SERVER_ERROR', publicMessage, { correlationId });
}

/**
 * Codes of the transport mean nothing coming from a subgraph: there it was the router that was refused. What the
 * router itself found wrong with a subgraph's answer is shown.
 */
function mayBeShown(row: ErrorRow, error: EngineError): boolean {
  if (row === errorTable.INTERNAL_SERVER_ERROR) return false;
  return error.subgraph === undefined || row.fromSubgraph || isFoundInAnswer(row, error);
}

/** No subgraph can send a cause; only the failure of a connection and of reading an answer has one. */
function isFoundInAnswer(row: ErrorRow, { cause }: EngineError): boolean {
  return row === errorTable.SUBGRAPH_INVALID_RESPONSE && Error.isError(cause);
}

function isFoundByRouter(row: ErrorRow, { cause }: EngineError): boolean {
  return !row.fromSubgraph || Error.isError(cause);
}

function safeExtensionsOf(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const key of safeExtensionKeys) {
    const value = Object.hasOwn(extensions, key) ? extensions[key] : undefined;
    if (value !== undefined) safe[key] = value;
  }
  return safe;
}
