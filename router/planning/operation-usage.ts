import { LRUCache } from 'lru-cache';

/** An operation that clients sent, as they sent it. */
export interface UsedOperation {
  readonly text: string;
  readonly operationName: string | undefined;
}

/** A counter that whoever executes the operation holds. */
export interface UsageCounter {
  uses: number;
}

/** How often operations are used, so that a new supergraph can prepare for the ones that matter. */
export interface OperationUsage {
  /** The counter of an operation; the same one for the same operation while it is remembered. */
  counterOf(hash: string, operation: UsedOperation): UsageCounter;
  /** The most used operations that are `share` (0 to 1) of all that are remembered, most used first. */
  mostUsed(share: number): readonly UsedOperation[];
}

/** Remembers up to `maxOperations` operations, the least recently counted one is forgotten first. */
export function createOperationUsage(maxOperations = 10_000): OperationUsage {
  const entries = new LRUCache<string, UsageCounter & { readonly operation: UsedOperation }>({
    max: maxOperations,
  });
  return {
    counterOf(hash, operation) {
      const key = `${hash}\n${operation.operationName ?? ''}`;
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { uses: 0, operation };
        entries.set(key, entry);
      }
      return entry;
    },
    mostUsed(share) {
      const sorted = [...entries.values()].sort((left, right) => right.uses - left.uses);
      return sorted.slice(0, Math.ceil(sorted.length * share)).map(({ operation }) => operation);
    },
  };
}
