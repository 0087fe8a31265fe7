/** Counts what is under way by key; it holds nothing about a key that has nothing under way. */
export interface InFlightCounter<Key> {
  count(key: Key): number;
  start(key: Key): void;
  /** Ends one that was started. */
  end(key: Key): void;
}

/** Creates a counter. */
export function createInFlightCounter<Key>(): InFlightCounter<Key> {
  const counts = new Map<Key, number>();
  const count = (key: Key) => counts.get(key) ?? 0;
  return {
    count,
    start(key) {
      counts.set(key, count(key) + 1);
    },
    end(key) {
      if (count(key) > 1) counts.set(key, count(key) - 1);
      else counts.delete(key);
    },
  };
}
