import type { Worker } from 'node:cluster';
import {
  type GroupMetrics,
  type MetricValues,
  renderAggregated,
} from '../observability/aggregate-metrics.ts';
import type { PrimaryMessage } from './worker-messages.ts';

/** Asks all workers for their metrics. */
interface MetricsGatherer {
  /** Metrics of all given workers together. One that does not answer in time is left out. */
  gather(workers: readonly Worker[]): Promise<string>;
  /** Takes the answer of a worker. */
  receive(id: number, values: MetricValues): void;
}

interface Round {
  readonly values: MetricValues[];
  pending: number;
  readonly finish: () => void;
}

/** Time a worker has to answer; a blocked one must not cost a scrape. */
const answerTimeoutMs = 2_000;

/** Creates a gatherer that adds the metrics of the primary process to those of the workers. */
export function createMetricsGatherer(own: GroupMetrics): MetricsGatherer {
  const rounds = new Map<number, Round>();
  let lastId = 0;
  return {
    async gather(workers) {
      lastId += 1;
      const id = lastId;
      const { promise, resolve } = Promise.withResolvers<void>();
      const asked = workers.filter((worker) => worker.isConnected());
      const round: Round = { values: [], pending: asked.length, finish: resolve };
      rounds.set(id, round);
      const timer = setTimeout(resolve, answerTimeoutMs);
      for (const worker of asked) {
        // A worker that ends meanwhile does not answer; the timer ends the round.
        worker.send({ kind: 'worker-metrics-wanted', id } satisfies PrimaryMessage, () => undefined);
      }
      if (asked.length > 0) await promise;
      clearTimeout(timer);
      rounds.delete(id);
      return renderAggregated([await own.collect(), ...round.values]);
    },
    receive(id, values) {
      const round = rounds.get(id);
      if (round === undefined) return;
      round.values.push(values);
      round.pending -= 1;
      if (round.pending === 0) round.finish();
    },
  };
}
