import type { SupergraphHolder } from './supergraph-holder.ts';
import type { SupergraphSource } from './supergraph-source.ts';

/** Brings supergraphs from a source to a holder. */
interface SupergraphUpdates {
  /**
   * Loads the first supergraph.
   * @throws {SupergraphUnavailableError | Error} when there is none or it is refused.
   */
  loadFirst(): Promise<void>;
  /** Follows the source from now on; failures are reported and the next change is tried. */
  follow(): void;
  /** Stops following and waits for a read in progress. */
  stop(): Promise<void>;
}

/** What updates need. */
interface SupergraphUpdatesOptions {
  readonly source: SupergraphSource;
  readonly holder: SupergraphHolder;
  readonly onSourceFailure: (error: unknown) => void;
}

/** Connects a source and a holder. Changes during a read cause exactly one more read. */
export function createSupergraphUpdates({
  source,
  holder,
  onSourceFailure,
}: SupergraphUpdatesOptions): SupergraphUpdates {
  const abort = new AbortController();
  let unwatch = () => {};
  let reading: Promise<void> | undefined;
  let isAnotherReadWanted = false;

  async function readUntilQuiet(): Promise<void> {
    do {
      isAnotherReadWanted = false;
      try {
        await holder.offer(await source.read(abort.signal));
      } catch (error: unknown) {
        if (!abort.signal.aborted) onSourceFailure(error);
      }
    } while (isAnotherReadWanted && !abort.signal.aborted);
    reading = undefined;
  }

  return {
    async loadFirst() {
      const result = await holder.offer(await source.read(abort.signal));
      if (result.kind === 'refused')
        throw new Error(`supergraph ${source.description} is invalid: ${result.reason}`);
    },
    follow() {
      unwatch = source.watch(() => {
        if (reading !== undefined) isAnotherReadWanted = true;
        else reading = readUntilQuiet();
      });
    },
    async stop() {
      unwatch();
      abort.abort();
      await reading;
    },
  };
}
