/** Why a subgraph gave no usable answer; `code` becomes `extensions.code`. */
export type SubgraphFailureCode =
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'SUBGRAPH_INVALID_RESPONSE'
  | 'SUBGRAPH_RESPONSE_TOO_LARGE'
  | 'CANCELLED';

/** A request to a subgraph that failed as a whole. The message names no host and no address. */
export class SubgraphFailure extends Error {
  readonly code: SubgraphFailureCode;
  /** HTTP status, when there was one. */
  readonly status: number | undefined;

  constructor(code: SubgraphFailureCode, message: string, cause?: unknown, status?: number) {
    super(message, { cause });
    this.name = 'SubgraphFailure';
    this.code = code;
    this.status = status;
  }
}
