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
}
