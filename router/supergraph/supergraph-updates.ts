import type { OfferResult, SupergraphHolder } from './supergraph-holder.ts';
import type { SupergraphOrigin, SupergraphSource } from './supergraph-source.ts';

/** Brings supergraphs from a source to a holder. */
interface SupergraphUpdates {
  /**
   * Loads the first supergraph.
   * @throws {SupergraphUnavailableError | Error} when there is none or it is refused.
   */
  loadFirst(): Promise<void>;
  /** Follows the source from now on; failures are reported and the next change is tried. */
  follow(): void;
  /** Where the supergraph in service was read last; undefined while there is none. */
  readonly origin: SupergraphOrigin | undefined;
  /** Stops following and waits for a read in progress. */
  stop(): Promise<void>;
}

/** What updates need. */
interface SupergraphUpdatesOptions {
  readonly source: SupergraphSource;
  readonly holder: SupergraphHolder;
  readonly onSourceFailure: (error: unknown) => void;
  /** The copy could not be written. */
  readonly onCopyFailure: (error: unknown) => void;
}

/** Connects a source and a holder. Changes during a read cause exactly one more read. */
export function createSupergraphUpdates({
  source,
  holder,
  onSourceFailure,
  onCopyFailure,
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
    await source.copy?.write(supergraphSdl).catch(onCopyFailure);
    return result;
  }

  /** Whether the copy of the source was accepted. */
  async function offerCopy(): Promise<boolean> {
    const supergraphSdl = await source.copy?.read();
    if (supergraphSdl === undefined || (await holder.offer(supergraphSdl)).kind === 'refused') return false;
    origin = 'copy';
    return true;
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
          throw new Error(`supergraph ${source.description} is invalid: ${result.reason}`);
      } catch (error: unknown) {
        if (!(await offerCopy())) throw error;
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
