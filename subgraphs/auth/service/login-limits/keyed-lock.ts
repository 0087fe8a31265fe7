/** Runs work of the same key one after the other, work of different keys side by side. */
export type KeyedLock = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** A lock within this process; keys without waiting work take no memory. */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<void>>();
  return async (key, work) => {
    const previous = tails.get(key);
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    tails.set(key, finished);
    await previous;
    try {
      return await work();
    } finally {
      finish();
      if (tails.get(key) === finished) tails.delete(key);
    }
  };
}
