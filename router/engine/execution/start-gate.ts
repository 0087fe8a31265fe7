import type { SubgraphResult } from '../../subgraph-http/parse-subgraph-answer.ts';

/**
 * Finishes executions before it starts more. Answers of executions underway stay in memory until their response
 * is written, and the collector of young objects copies what stays: many half-done executions make each of them
 * slower. While answers above a limit are held, one execution starts per turn of the event loop, first come first
 * served. A loop with nothing to do turns immediately, so slow subgraphs do not hold starts back.
 */
interface StartGate {
  /** Resolves when an execution may start; `undefined` when it may start now. */
  enter(): Promise<void> | undefined;
  /** An execution needs this answer; several may hold the same one. */
  hold(answer: SubgraphResult): void;
  release(answers: readonly SubgraphResult[]): void;
}

/** Creates a gate that lets every execution start while answers of less than `maxHeldBytes` are held. */
export function createStartGate(maxHeldBytes = 512 * 1024): StartGate {
  const holders = new Map<SubgraphResult, number>();
  let waiting: Array<() => void> = [];
  let nextWaiting = 0;
  let heldBytes = 0;

  const turn = (): void => {
    waiting[nextWaiting]?.();
    nextWaiting += 1;
    if (nextWaiting < waiting.length) {
      setImmediate(turn);
      return;
    }
    waiting = [];
    nextWaiting = 0;
  };

  return {
    enter() {
      if (waiting.length === 0 && heldBytes < maxHeldBytes) return undefined;
      if (waiting.length === 0) setImmediate(turn);
      return new Promise((resolve) => void waiting.push(resolve));
    },
    hold(answer) {
      const count = holders.get(answer) ?? 0;
      if (count === 0) heldBytes += answer.sizeBytes;
      holders.set(answer, count + 1);
    },
    release(answers) {
      for (const answer of answers) {
        const count = holders.get(answer) ?? 0;
        if (count > 1) {
          holders.set(answer, count - 1);
          continue;
        }
        holders.delete(answer);
        heldBytes -= answer.sizeBytes;
      }
    },
  };
}
