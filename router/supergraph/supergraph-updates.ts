import type { OfferResult, SupergraphHolder } from './supergraph-holder.ts';
import { type SupergraphOrigin, SupergraphRefusedError, type SupergraphSource } from './supergraph-source.ts';

/** Brings supergraphs from a source to a holder. */
interface SupergraphUpdates {
  /**
   * Loads the first supergraph.
   * @throws {SupergraphUnavailableError | SupergraphRefusedError} when there is none or it is refused, and no copy.
   */
  loadFirst(): Promise<void>;
  /** Follows the source from now on; failures are reported and the next change is tried. */
  follow(): void;
  /** Where the supergraph in service was read last; undefined while there is none. */
  readonly origin: SupergraphOrigin | undefined;
  /** Stops following and waits for a read in progress. */
  stop(): Promise<void>;
}

/** What becomes of the copy on disk. */
export type CopyEvent =
  /** The source gave none at the start. */
  | { readonly kind: 'served'; readonly file: string }
  /** It is of another address, `of` as far as it says so. */
  | { readonly kind: 'foreign'; readonly file: string; readonly of: string | undefined }
  | { readonly kind: 'not-written'; readonly error: unknown };

/** What updates need. */
interface SupergraphUpdatesOptions {
  readonly source: SupergraphSource;
  readonly holder: SupergraphHolder;
  readonly onSourceFailure: (error: unknown) => void;
  readonly onCopy: (event: CopyEvent) => void;
}

/** Connects a source and a holder. Changes during a read cause exactly one more read. */
export function createSupergraphUpdates({
  source,
  holder,
  onSourceFailure,
  onCopy,
}: SupergraphUpdatesOptions): SupergraphUpdates {
  const abort = new AbortController();
  let unwatch = () => {};
  let reading: Promise<void> | undefined;
  let isAnotherReadWanted = false;
  let origin: SupergraphOrigin | undefined;

  async function offerCurrent(): Promise<OfferResult> {
    const supergraphSdl = await source.read(abort.signal);
    const result = await holder.offer(supergraphSdl);
    if (result.kind === 'refused') return result;
    origin = source.kind;
    await source.copy?.write(supergraphSdl).catch((error: unknown) => onCopy({ kind: 'not-written', error }));
    return result;
  }

  /** Whether the copy of the source was accepted. */
  async function offerCopy(): Promise<boolean> {
    const { copy } = source;
    if (copy === undefined) return false;
    const { file } = copy;
    const content = await copy.read();
    switch (content.kind) {
      case 'none':
        return false;
      case 'foreign':
        onCopy({ kind: 'foreign', file, of: content.of });
        return false;
      case 'copy':
        if ((await holder.offer(content.supergraphSdl)).kind === 'refused') return false;
        origin = 'copy';
        onCopy({ kind: 'served', file });
        return true;
    }
  }

  async function readUntilQuiet(): Promise<void> {
    do {
      isAnotherReadWanted = false;
      try {
        await offerCurrent();
      } catch (error: unknown) {
        if (!abort.signal.aborted) onSourceFailure(error);
      }
    } while (isAnotherReadWanted && !abort.signal.aborted);
    reading = undefined;
  }

  return {
    async loadFirst() {
      try {
        const result = await offerCurrent();
        if (result.kind === 'refused')
          throw new SupergraphRefusedError(`supergraph ${source.description} is invalid: ${result.reason}`);
      } catch (error: unknown) {
        if (!(await offerCopy())) throw error;
        // Reported when all is known: the copy is in service then.
        onSourceFailure(error);
      }
    },
    follow() {
      unwatch = source.watch(() => {
        if (reading !== undefined) isAnotherReadWanted = true;
        else reading = readUntilQuiet();
      });
    },
    get origin() {
      return origin;
    },
    async stop() {
      unwatch();
      abort.abort();
      await reading;
    },
  };
}
