import type { SupergraphCopy } from './supergraph-copy.ts';

/** Where the supergraph in service was read. */
export type SupergraphOrigin = 'file' | 'url' | 'subgraphs' | 'copy';

/** Where supergraphs come from. */
export interface SupergraphSource {
  readonly kind: Exclude<SupergraphOrigin, 'copy'>;
  /** Short text for the log: a file name, or the names of subgraphs. */
  readonly description: string;
  /**
   * Reads the supergraph as it is now.
   * @throws {SupergraphUnavailableError} when the source cannot be read or composed.
   */
  read(signal: AbortSignal): Promise<string>;
  /** Reports possible changes until the returned function is called. */
  watch(onChange: () => void): () => void;
  /** Keeps what was accepted, where the source can be away at the next start. */
  readonly copy?: SupergraphCopy;
}

/** A supergraph that was read and is not served; the message is one line and says why. */
export class SupergraphRefusedError extends Error {
  override readonly name = 'SupergraphRefusedError';
}

/** A source that gives no supergraph; the message is one line and says why. */
export class SupergraphUnavailableError extends Error {
  override readonly name = 'SupergraphUnavailableError';
}
