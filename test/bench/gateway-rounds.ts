import type { ContenderName } from './contenders.ts';
import type { TreeUsage } from './process-tree.ts';

/** One contender under load once. */
export interface Round {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  readonly subgraphRequestsPerRequest: number;
  readonly failures: number;
}

/** All rounds of a contender: medians, and failures in total. */
export interface Summary extends Round {
  readonly name: ContenderName;
  /** Lowest and highest CPU time per request of a round, in milliseconds. */
  readonly cpuRange: readonly [number, number];
  /** Largest memory of the gateway and its child processes at one moment, from its start on. */
  readonly peak: TreeUsage | undefined;
}

/** Puts the rounds of a contender together. */
export function summarize(
  name: ContenderName,
  rounds: readonly Round[],
  peak: TreeUsage | undefined,
): Summary {
  const cpu = rounds.map(({ cpuMsPerRequest }) => cpuMsPerRequest);
  return {
    name,
    requestsPerSecond: median(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
    cpuMsPerRequest: median(cpu),
    cpuRange: [Math.min(...cpu), Math.max(...cpu)],
    subgraphRequestsPerRequest: median(
      rounds.map(({ subgraphRequestsPerRequest }) => subgraphRequestsPerRequest),
    ),
    failures: rounds.reduce((sum, { failures }) => sum + failures, 0),
    peak,
  };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
