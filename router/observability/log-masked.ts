import { errorFields, type Logger } from './logger.ts';

/** An error that the client got no detail of. */
interface HiddenError {
  readonly error: {
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions: Readonly<Record<string, unknown>>;
    readonly subgraph?: string;
    readonly cause?: unknown;
  };
  /** The id that the client was given instead. */
  readonly correlationId: string;
}

/** Logs the detail of an error under the id that the client has. */
export function logMasked({ error, correlationId }: HiddenError, logger: Logger): void {
  const { subgraph, message: reason, path, extensions, cause } = error;
  const causeFields = cause === undefined ? {} : errorFields(cause);
  logger.error(
    { requestId: correlationId, subgraph, reason, path, extensions, ...causeFields },
    'error kept from the client',
  );
}
