import type { EngineError } from '../engine/engine.ts';
import {
  type ErrorLookup,
  type ErrorRow,
  errorTable,
  unknownOutcomeMessage,
} from '../graphql/error-table.ts';
import { type ResponseError, responseError } from '../graphql/response-error.ts';
import type { ErrorPropagation, ErrorPropagationLookup } from './error-propagation.ts';

/** What a masked error is reported with. */
export interface MaskedError {
  readonly error: EngineError;
  readonly correlationId: string;
}

/** Decides what a client sees of an error. */
export type ErrorMask = (error: EngineError, correlationId: string) => ResponseError;

/** What the mask knows besides the error. */
interface ErrorMaskOptions {
  /** What of the errors of each subgraph reaches clients. */
  readonly propagationOf: ErrorPropagationLookup;
  /** The error table, with the codes of this graph. */
  readonly find: ErrorLookup;
  /** Called with each error whose detail is for the log. */
  readonly onMasked: (masked: MaskedError) => void;
}

/**
 * Creates the mask. An error of a subgraph is shown as far as `errors.propagate` says: code, message, extension
 * keys, name of the subgraph. A failure that the router itself found keeps a code of the table, with the public
 * message of the table where there is one. Everything else becomes INTERNAL_SERVER_ERROR with a correlation id.
 */
export function createErrorMask({ propagationOf, find, onMasked }: ErrorMaskOptions): ErrorMask {
  return (error, correlationId) => {
    const propagation = propagationOf(error.subgraph);
    const row = find(error.extensions['code']);
    const shown = isFoundByRouter(error)
      ? showOwn(error, row, propagation)
      : showSubgraphs(error, row, propagation);
    if (shown.isLogged) onMasked({ error, correlationId });
    return {
      message: shown.message,
      ...(error.path !== undefined && { path: error.path }),
      extensions: {
        code: shown.code,
        ...shown.extensions,
        ...(shown.isLogged && { correlationId }),
        ...(propagation.showsSubgraphName && error.subgraph !== undefined && { service: error.subgraph }),
      },
    };
  };
}

/** The answer to a bug: nothing of it is shown. */
export function internalError(correlationId: string): ResponseError {
  const { publicMessage } = errorTable.INTERNAL_SERVER_ERROR;
  return responseError('INTERNAL_SERVER_ERROR', publicMessage, { correlationId });
}

/** What a client sees of an error, before ids and names are added. */
interface ShownError {
  readonly code: unknown;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Whether there is more to it, for the log: the client gets the id of the line. */
  readonly isLogged: boolean;
}

const hiddenError: ShownError = {
  code: 'INTERNAL_SERVER_ERROR',
  message: errorTable.INTERNAL_SERVER_ERROR.publicMessage,
  extensions: {},
  isLogged: true,
};

const unspecificMessage = 'A part of the system reports an error.';

/** No subgraph can send a cause; only the failure of a connection and of reading an answer has one. */
function isFoundByRouter({ subgraph, cause }: EngineError): boolean {
  return subgraph === undefined || Error.isError(cause);
}

/** An error that the router itself found: its message may name fields or plans, and its cause more than that. */
function showOwn(error: EngineError, row: ErrorRow | undefined, propagation: ErrorPropagation): ShownError {
  const { code } = error.extensions;
  const isKnown = typeof code === 'string' && row !== undefined && row !== errorTable.INTERNAL_SERVER_ERROR;
  const isExplained =
    isKnown && (row.publicMessage === undefined || (row.fromSubgraph && !Error.isError(error.cause)));
  if (isExplained) return showAsItIs(error, propagation);
  if (propagation.showsOwnFailures) return { ...showAsItIs(error, propagation), isLogged: true };
  if (!isKnown) return hiddenError;
  if (error.extensions['outcome'] === 'unknown')
    return { code, message: unknownOutcomeMessage, extensions: { outcome: 'unknown' }, isLogged: true };
  return { code, message: row.publicMessage ?? row.meaning, extensions: {}, isLogged: true };
}

/** An error that a subgraph sent. */
function showSubgraphs(
  error: EngineError,
  row: ErrorRow | undefined,
  propagation: ErrorPropagation,
): ShownError {
  if (!propagation.shows(error.extensions['code'])) return hiddenError;
  const shown = showAsItIs(error, propagation);
  if (propagation.showsMessages) return shown;
  return { ...shown, message: row?.publicMessage ?? row?.meaning ?? unspecificMessage, isLogged: true };
}

function showAsItIs({ message, extensions }: EngineError, propagation: ErrorPropagation): ShownError {
  const { code, ...others } = extensions;
  return {
    // A code should be text; one that is not is shown as the subgraph wrote it.
    code: code ?? 'INTERNAL_SERVER_ERROR',
    message,
    extensions: Object.fromEntries(Object.entries(others).filter(([key]) => propagation.showsExtension(key))),
    isLogged: false,
  };
}
