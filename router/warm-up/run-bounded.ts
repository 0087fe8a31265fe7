import { setImmediate as yieldToRequests } from 'node:timers/promises';

/** Bounds of {@link runBounded}. */
interface RunBounds {
  /** Tasks at the same time. */
  readonly concurrency: number;
  /** Time after which no task is started or waited for. */
  readonly timeoutMs: number;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/**
 * Runs tasks in their order; resolves when all have ended or time is up. Between two tasks the event loop gets
 * its turn: requests come first. Tasks must not reject.
 */
export async function runBounded(
  tasks: ReadonlyArray<() => Promise<void>>,
  { concurrency, timeoutMs, signal }: RunBounds,
): Promise<void> {
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  let isOver = signal.aborted;
  let begun = 0;
  const finish = (): void => {
    isOver = true;
    end();
  };

  const work = async (): Promise<void> => {
    for (;;) {
      await yieldToRequests();
      const task = tasks[begun];
      if (isOver || task === undefined) return;
      begun += 1;
      await task();
    }
  };

  const timer = setTimeout(finish, timeoutMs);
  signal.addEventListener('abort', finish, { once: true });
  try {
    await Promise.race([over, Promise.all(Array.from({ length: concurrency }, work))]);
  } finally {
    isOver = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', finish);
  }
}
