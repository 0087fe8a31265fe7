import type { MutationName } from './mutations.ts';

/** What the answers of a run reported to clients. The records must agree with it. */
export interface Witness {
  /** Intents that were answered as SUCCEEDED. */
  readonly captured: Set<string>;
  /** Reservations that were answered as CONFIRMED, with their tickets. */
  readonly confirmed: Set<string>;
  /** Reservations that were answered as CANCELLED. */
  readonly cancelled: Set<string>;
  /** Number of answers by error code; `OK` without errors. */
  readonly codes: Map<string, number>;
  /** How often a mutation was answered without error. */
  readonly done: Map<MutationName, number>;
  /** How often what a mutation showed was compared with the same asked afterwards. */
  readonly compared: Map<MutationName, number>;
  /** Answers with a code that has no place in a run. */
  readonly surprises: string[];
  /** Fields below a mutation that differed from the same field asked afterwards. */
  readonly differences: string[];
  /** Ends when something was answered: trouble and looks at the records are paced by what is done, not by time. */
  readonly answers: Pace;
}

/** Counts and awaits what happens. */
export interface Pace {
  count(): number;
  tick(): void;
  /** Resolves when `count` is at least so high, or when the signal aborts. */
  reach(count: number, signal: AbortSignal): Promise<void>;
}

/** An empty record of answers. */
export function createWitness(): Witness {
  return {
    captured: new Set(),
    confirmed: new Set(),
    cancelled: new Set(),
    codes: new Map(),
    done: new Map(),
    compared: new Map(),
    surprises: [],
    differences: [],
    answers: createPace(),
  };
}

/** Adds one to the number kept for a key. */
export function countOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function createPace(): Pace {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    count: () => count,
    tick: () => {
      count += 1;
      for (const look of waiting) look();
    },
    reach: (wanted, signal) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (count < wanted && !signal.aborted) return;
          waiting.delete(look);
          signal.removeEventListener('abort', look);
          resolve();
        };
        waiting.add(look);
        signal.addEventListener('abort', look);
        look();
      }),
  };
}
