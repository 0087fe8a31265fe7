import {
  createDocumentCache,
  type DocumentCache,
  type DocumentCacheOptions,
} from '../documents/document-cache.ts';
import type { Engine } from '../engine/engine.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import {
  buildSnapshot,
  buildSnapshotInThread,
  type SnapshotOptions,
  supergraphVersionOf,
} from './build-snapshot.ts';
import { Generation } from './generation.ts';
import { InvalidSupergraphError } from './read-supergraph.ts';

/** Outcome of offering a supergraph. */
export type OfferResult =
  | { readonly kind: 'swapped'; readonly version: string }
  | { readonly kind: 'unchanged'; readonly version: string }
  | { readonly kind: 'refused'; readonly version: string; readonly reason: string };

/** A supergraph that is about to take over. */
export interface SupergraphCandidate {
  readonly snapshot: SupergraphSnapshot;
  readonly engine: Engine;
  readonly documents: DocumentCache;
}

/**
 * Prepares a supergraph before it takes over; must not reject.
 * @param replaced documents of the supergraph in service; undefined at the start
 */
export type PrepareSupergraph = (
  candidate: SupergraphCandidate,
  replaced: DocumentCache | undefined,
  signal: AbortSignal,
) => Promise<void>;

/** What the holder makes generations from, and what it reports to. */
interface SupergraphHolderOptions {
  readonly snapshot: SnapshotOptions;
  readonly documents: Omit<DocumentCacheOptions, 'schema'>;
  readonly createEngine: (snapshot: SupergraphSnapshot) => Promise<Engine>;
  readonly prepare: PrepareSupergraph;
  readonly drainTimeoutMs: number;
  readonly onOffer: (result: OfferResult) => void;
  readonly onCloseFailure: (error: unknown) => void;
}

/** Holds the supergraph in service and replaces it in one assignment, without a request noticing. */
export interface SupergraphHolder {
  /** The generation in service; undefined until the first good supergraph. */
  readonly current: Generation | undefined;
  /** Serves a supergraph if it is good and new; offers are taken one after the other. */
  offer(supergraphSdl: string): Promise<OfferResult>;
  /** Takes no more offers; one that is being taken is refused without finishing its warm-up. */
  stop(): void;
  /** Retires the generation in service and waits until all are closed. */
  close(): Promise<void>;
}

/** Creates a holder without a supergraph. */
export function createSupergraphHolder(options: SupergraphHolderOptions): SupergraphHolder {
  let current: Generation | undefined;
  /** What was found wrong with a supergraph last: it is not read a second time while it stays the same. */
  let invalid: { readonly supergraphSdl: string; readonly reason: string } | undefined;
  let lastOffer: Promise<unknown> = Promise.resolve();
  const retiring = new Set<Promise<void>>();
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;

  function retire(generation: Generation): void {
    const closing = generation
      .retire(options.drainTimeoutMs)
      .catch(options.onCloseFailure)
      .finally(() => retiring.delete(closing));
    retiring.add(closing);
  }

  async function take(supergraphSdl: string): Promise<OfferResult> {
    if (isStopped()) return refuse(supergraphSdl, 'the router is stopping');
    if (current?.snapshot.supergraphSdl === supergraphSdl) {
      return { kind: 'unchanged', version: current.snapshot.version };
    }
    if (invalid?.supergraphSdl === supergraphSdl) return refuse(supergraphSdl, invalid.reason);
    invalid = undefined;
    try {
      // A start is faster without the thread; there are no requests yet that wait for this one.
      const build = current === undefined ? buildSnapshot : buildSnapshotInThread;
      const snapshot = await build(supergraphSdl, options.snapshot);
      const engine = await options.createEngine(snapshot);
      const documents = createDocumentCache({ ...options.documents, schema: snapshot.apiSchema });
      await options.prepare({ snapshot, engine, documents }, current?.documents, stopped.signal);
      if (isStopped()) {
        await engine.close();
        return refuse(supergraphSdl, 'the router is stopping');
      }
      const replaced = current;
      current = new Generation(snapshot, engine, documents);
      if (replaced !== undefined) retire(replaced);
      return { kind: 'swapped', version: snapshot.version };
    } catch (error: unknown) {
      const reason = reasonOf(error);
      // What else fails, such as a planner that does not start, may succeed the next time.
      if (error instanceof InvalidSupergraphError) invalid = { supergraphSdl, reason };
      return refuse(supergraphSdl, reason);
    }
  }

  return {
    get current() {
      return current;
    },
    offer(supergraphSdl) {
      const offer = lastOffer.then(async () => {
        const result = await take(supergraphSdl);
        options.onOffer(result);
        return result;
      });
      lastOffer = offer;
      return offer;
    },
    stop: () => stopped.abort(),
    async close() {
      stopped.abort();
      await lastOffer;
      if (current !== undefined) retire(current);
      await Promise.all(retiring);
    },
  };
}

function refuse(supergraphSdl: string, reason: string): OfferResult {
  return { kind: 'refused', version: supergraphVersionOf(supergraphSdl), reason };
}

function reasonOf(error: unknown): string {
  if (error instanceof InvalidSupergraphError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}
