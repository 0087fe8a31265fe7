/** What has been opened so far and is closed in the opposite order. */
interface ClosingOrder {
  /** Adds what closes something; it is called before everything added earlier. */
  readonly add: (...closers: ReadonlyArray<() => Promise<void>>) => void;
  /**
   * Closes everything, one after the other, whatever fails; what was closed is not closed again.
   * @throws the first failure, when everything has been closed.
   */
  readonly closeAll: () => Promise<void>;
}

/** Creates an empty order. */
export function createClosingOrder(): ClosingOrder {
  const closers: Array<() => Promise<void>> = [];
  return {
    add: (...added) => void closers.push(...added),
    async closeAll() {
      const failures: unknown[] = [];
      for (const close of closers.splice(0).toReversed()) {
        try {
          await close();
        } catch (error: unknown) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
