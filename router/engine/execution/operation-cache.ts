import { LRUCache } from 'lru-cache';
import { createSingleFlight } from '../../single-flight/single-flight.ts';
import type { OperationStatistics } from '../engine.ts';

/** Bounds of an {@link OperationCache}. */
export interface OperationCacheOptions {
  /** Bytes that entries which may be evicted take together, as `sizeOf` estimates. Default 134217728 (128 MiB). */
  readonly maxBytes?: number | undefined;
}

/**
 * Compiled operations by key. Creation is single-flight: while one caller creates an entry, others wait for
 * it. Pinned entries (persisted and REST operations) are never evicted, whatever else is asked for.
 */
interface OperationCache<Value extends object> {
  get(key: string, create: () => Promise<Value>, isPinned?: boolean): Promise<Value>;
  statistics(): OperationStatistics;
}

/** Creates an empty cache. A failed creation is not remembered: the next caller tries again. */
export function createOperationCache<Value extends object>(
  sizeOf: (value: Value) => number,
  options: OperationCacheOptions = {},
): OperationCache<Value> {
  const evictable = new LRUCache<string, Value>({
    maxSize: options.maxBytes ?? 128 * 1024 * 1024,
    sizeCalculation: (value, key) => Math.max(1, sizeOf(value) + key.length),
  });
  const pinned = new Map<string, Value>();
  const creations = createSingleFlight<Value>();
  let lookups = 0;
  let misses = 0;

  const keep = (key: string, value: Value, isPinned: boolean): Value => {
    if (isPinned) {
      pinned.set(key, value);
      evictable.delete(key);
    } else if (!pinned.has(key)) {
      evictable.set(key, value);
    }
    return value;
  };

  return {
    async get(key, create, isPinned = false) {
      lookups += 1;
      const known = pinned.get(key) ?? evictable.get(key);
      if (known !== undefined) return keep(key, known, isPinned || pinned.has(key));
      // Without a signal: a client that leaves does not end what the next one will ask for.
      const created = await creations.join(key, undefined, async () => {
        misses += 1;
        return keep(key, await create(), isPinned);
      });
      return isPinned ? keep(key, created, true) : created;
    },
    statistics: () => ({
      hits: lookups - misses,
      misses,
      entries: evictable.size + pinned.size,
      bytes: evictable.calculatedSize,
      pinned: pinned.size,
    }),
  };
}
