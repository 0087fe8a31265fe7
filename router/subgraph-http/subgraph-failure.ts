import type { SubgraphFailureCode } from '../graphql/subgraph-outcome.ts';

/** A request to a subgraph that failed as a whole. The message names no host and no address. */
export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure';
  readonly code: SubgraphFailureCode;
  /** HTTP status, when there was one. */
  readonly status: number | undefined;

  constructor(code: SubgraphFailureCode, message: string, cause?: unknown, status?: number) {
    super(message, { cause });
    this.code = code;
    this.status = status;
  }

  /** Whether the subgraph cannot have seen the request: it had no connection. */
  get isNeverSent(): boolean {
    const { cause } = this;
    return Error.isError(cause) && 'code' in cause && connectionFailures.has(cause.code);
  }
}

/** Codes of Node and undici for a connection that was not opened. */
const connectionFailures: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
