import type { Database } from '../../../kit/database/database.ts';

/** Asks the provider for refunds that event handlers have written, right after their commit. */
export interface RefundRunner {
  /** Called inside the transaction that writes the refund. */
  readonly wakeAfterCommit: () => void;
  /** Waits for the run in progress. */
  close(): Promise<void>;
}

/**
 * @param run asks for all pending refunds; a run that fails is made up for by the reconciliation
 */
export function startRefundRunner<Tables>(
  database: Database<Tables>,
  run: () => Promise<void>,
): RefundRunner {
  let isWanted = false;
  let running: Promise<void> | undefined;
  const start = (): void => {
    if (!isWanted || running) return;
    isWanted = false;
    running = run()
      // The refunds stay pending and the periodic job takes them up.
      .catch(() => {})
      .finally(() => {
        running = undefined;
        start();
      });
  };
  const stopListening = database.onCommit(start);
  return {
    wakeAfterCommit: () => {
      isWanted = true;
    },
    close: async () => {
      stopListening();
      isWanted = false;
      await running;
    },
  };
}
