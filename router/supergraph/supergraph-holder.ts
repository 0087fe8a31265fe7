import type { Engine } from '../execution/engine.ts';
import { createDocumentCache, type DocumentCacheOptions } from '../pipeline/document-cache.ts';
import { buildSnapshot, InvalidSupergraphError, type SnapshotOptions } from './build-snapshot.ts';
import { Generation } from './generation.ts';
import type { SupergraphSnapshot } from './supergraph-snapshot.ts';
import { warmUp } from './warm-up.ts';

/** Share of the operations of the replaced supergraph that are compiled before the new one serves. */
const WARM_UP_SHARE = 0.3;

/** Longest time the replaced supergraph serves on for the sake of the warm-up. */
const WARM_UP_TIMEOUT_MS = 10_000;

/** Outcome of offering a supergraph. */
export type OfferResult =
  | { readonly kind: 'swapped'; readonly version: string }
  | { readonly kind: 'unchanged'; readonly version: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the holder makes generations from, and whom it tells. */
export interface SupergraphHolderOptions {
  readonly snapshot: SnapshotOptions;
  readonly documents: Omit<DocumentCacheOptions, 'schema'>;
  readonly createEngine: (snapshot: SupergraphSnapshot) => Promise<Engine>;
  readonly drainTimeoutMs: number;
  readonly onOffer: (result: OfferResult) => void;
  readonly onCloseFailure: (error: unknown) => void;
}

/** Holds the supergraph in service and replaces it at once, without a request noticing. */
export interface SupergraphHolder {
  /** The generation in service; undefined until the first good supergraph. */
  readonly current: Generation | undefined;
  /** Serves a supergraph if it is good and new; offers are taken one after the other. */
  offer(supergraphSdl: string): Promise<OfferResult>;
  /** Retires the generation in service and waits until all are closed. */
  close(): Promise<void>;
}

/** Creates a holder without a supergraph. */
export function createSupergraphHolder(options: SupergraphHolderOptions): SupergraphHolder {
  let current: Generation | undefined;
  let isClosed = false;
  let lastOffer: Promise<unknown> = Promise.resolve();
  const retiring = new Set<Promise<void>>();

  function retire(generation: Generation): void {
    const closing = generation
      .retire(options.drainTimeoutMs)
      .catch(options.onCloseFailure)
      .finally(() => retiring.delete(closing));
    retiring.add(closing);
  }

  async function take(supergraphSdl: string): Promise<OfferResult> {
    if (isClosed) return { kind: 'refused', reason: 'the router is stopping' };
    if (current?.snapshot.supergraphSdl === supergraphSdl) {
      return { kind: 'unchanged', version: current.snapshot.version };
    }
    try {
      const snapshot = buildSnapshot(supergraphSdl, options.snapshot);
      const engine = await options.createEngine(snapshot);
      const documents = createDocumentCache({ ...options.documents, schema: snapshot.apiSchema });
      const replaced = current;
      await engine.ready?.();
      const used = replaced?.engine.usedOperations?.(WARM_UP_SHARE) ?? [];
      await warmUp(engine, documents, used, { timeoutMs: WARM_UP_TIMEOUT_MS });
      current = new Generation(snapshot, engine, documents);
      if (replaced !== undefined) retire(replaced);
      return { kind: 'swapped', version: snapshot.version };
    } catch (error: unknown) {
      return { kind: 'refused', reason: reasonOf(error) };
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
    async close() {
      isClosed = true;
      await lastOffer;
      if (current !== undefined) retire(current);
      await Promise.all(retiring);
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof InvalidSupergraphError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}
