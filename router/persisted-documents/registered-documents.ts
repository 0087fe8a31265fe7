import { LRUCache } from 'lru-cache';

/**
 * Where documents are kept that clients registered by their hash. Keys are verified hashes, so that several
 * routers can share one store.
 */
export interface RegisteredDocuments {
  /** Text of a hash; undefined when it was never registered or is kept no longer. */
  find(hash: string): string | undefined | Promise<string | undefined>;
  keep(hash: string, text: string): void | Promise<void>;
}

/** Bounds of the store of one process. */
interface RegisteredDocumentsOptions {
  readonly maxBytes: number;
  /** Larger documents are not kept. */
  readonly maxDocumentBytes: number;
  /** Time after the last use. */
  readonly lifetimeMs: number;
}

/** Heap bytes of an entry besides its text: key, list links, time. */
const bytesPerEntry = 400;
/** A character takes one byte or two, depending on the others of its text. */
const bytesPerCharacter = 2;

/** Creates a store in the memory of this process. */
export function createRegisteredDocuments(options: RegisteredDocumentsOptions): RegisteredDocuments {
  const texts = new LRUCache<string, string>({
    maxSize: options.maxBytes,
    maxEntrySize: options.maxDocumentBytes,
    sizeCalculation: (text) => text.length * bytesPerCharacter + bytesPerEntry,
    ttl: options.lifetimeMs,
    updateAgeOnGet: true,
    perf: { now: () => performance.now() },
  });
  return {
    find: (hash) => texts.get(hash),
    keep: (hash, text) => void texts.set(hash, text),
  };
}
