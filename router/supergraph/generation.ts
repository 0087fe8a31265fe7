import type { DocumentCache } from '../documents/document-cache.ts';
import type { Engine } from '../engine/engine.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';

/**
 * One supergraph in service with everything derived from it. Requests hold it while they run; after it was
 * replaced it closes with its last request, or when its time is up. Holders that would stay, such as subscriptions,
 * learn from `retired` that they are to move on.
 */
export class Generation {
  readonly snapshot: SupergraphSnapshot;
  readonly engine: Engine;
  readonly documents: DocumentCache;
  readonly #retirement = new AbortController();
  #holders = 0;
  #closing: Promise<void> | undefined;
  #onIdle: (() => void) | undefined;

  constructor(snapshot: SupergraphSnapshot, engine: Engine, documents: DocumentCache) {
    this.snapshot = snapshot;
    this.engine = engine;
    this.documents = documents;
  }

  /** Aborted once another generation has replaced this one, or the router stops. */
  get retired(): AbortSignal {
    return this.#retirement.signal;
  }

  /** Number of requests running on this generation. */
  get holders(): number {
    return this.#holders;
  }

  /** Starts a request; pair it with one `release()`. */
  acquire(): void {
    this.#holders += 1;
  }

  /** Ends a request. */
  release(): void {
    this.#holders -= 1;
    if (this.retired.aborted && this.#holders === 0) this.#onIdle?.();
  }

  /** Closes the engine after the last request, at the latest after `timeoutMs`. Resolves when closed. */
  retire(timeoutMs: number): Promise<void> {
    this.#closing ??= this.#closeWhenIdle(timeoutMs);
    this.#retirement.abort();
    return this.#closing;
  }

  async #closeWhenIdle(timeoutMs: number): Promise<void> {
    if (this.#holders > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#onIdle = resolve;
      const timer = setTimeout(resolve, timeoutMs);
      await promise;
      clearTimeout(timer);
    }
    await this.engine.close();
  }
}
