import { errorFields, type Logger } from '../observability/logger.ts';
import type { OfferResult } from './supergraph-holder.ts';
import { SupergraphRefusedError } from './supergraph-source.ts';
import type { CopyEvent } from './supergraph-updates.ts';

/** What is counted of supergraphs. */
export interface SupergraphCounters {
  /** What became of each supergraph that the source gave; unreadable: the source gave none. */
  supergraphOffered(result: OfferResult['kind'] | 'unreadable'): void;
  supergraphServed(version: string): void;
}

/** Where what happens to supergraphs is reported. */
interface SupergraphReports {
  offered(result: OfferResult): void;
  sourceFailed(error: unknown): void;
  copy(event: CopyEvent): void;
}

/**
 * Counts and logs what happens to supergraphs. A fault is an error in the log once and `debug` as long as it stays the
 * same: a source is asked every few seconds, and counters and `/ready` show that the fault is still there.
 */
export function createSupergraphReports(
  logger: Logger,
  counters: SupergraphCounters,
  isServing: () => boolean,
): SupergraphReports {
  let lastFault: string | undefined;

  function fault(what: string, details: { readonly reason: string; readonly version?: string }): void {
    const identity = JSON.stringify(details);
    const level = identity === lastFault ? 'debug' : 'error';
    lastFault = identity;
    const outcome = isServing() ? 'the one in service stays' : 'none is in service';
    logger[level](details, `${what}, ${outcome}`);
  }

  return {
    offered(result) {
      counters.supergraphOffered(result.kind);
      switch (result.kind) {
        case 'swapped':
          counters.supergraphServed(result.version);
          logger.info({ version: result.version }, 'supergraph in service');
          lastFault = undefined;
          return;
        case 'refused':
          fault('supergraph refused', { version: result.version, reason: result.reason });
          return;
        case 'unchanged':
          if (lastFault !== undefined)
            logger.info({ version: result.version }, 'supergraph source is well again');
          lastFault = undefined;
          return;
      }
    },
    sourceFailed(error) {
      // Reported when it was offered.
      if (error instanceof SupergraphRefusedError) return;
      counters.supergraphOffered('unreadable');
      fault('supergraph source not readable', {
        reason: error instanceof Error ? error.message : String(error),
      });
    },
    copy(event) {
      switch (event.kind) {
        case 'served':
          logger.warn({ file: event.file }, 'the last good copy of the supergraph is served');
          return;
        case 'foreign':
          logger.warn(
            { file: event.file, of: event.of },
            'copy of the supergraph is of another address and is not used',
          );
          return;
        case 'not-written':
          logger.warn(errorFields(event.error), 'copy of the supergraph not written');
          return;
      }
    },
  };
}
