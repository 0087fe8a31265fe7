import { AggregatorRegistry, Counter, Gauge, Registry } from 'prom-client';

/** The metrics of one process as plain data, to be sent to another. */
export type MetricValues = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** Metrics as a scrape gets them. */
export interface RenderedMetrics {
  readonly contentType: string;
  readonly text: string;
}

/** Adds up the metrics of several processes; each metric says how (sums unless it says otherwise). */
export async function renderAggregated(processes: readonly MetricValues[]): Promise<string> {
  return AggregatorRegistry.aggregate([...processes]).metrics();
}

/** Media type of {@link renderAggregated}. */
export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE;

/** What the primary process counts about its workers. */
export interface GroupMetrics {
  workerRestarted(): void;
  workersReady(count: number): void;
  collect(): Promise<MetricValues>;
}

/** Creates the metrics of the primary process. */
export function createGroupMetrics(): GroupMetrics {
  const registry = new Registry();
  const restarts = new Counter({
    name: 'router_worker_restarts_total',
    help: 'Workers that ended and were replaced.',
    registers: [registry],
  });
  const ready = new Gauge({
    name: 'router_workers_ready',
    help: 'Workers that listen.',
    registers: [registry],
  });
  return {
    workerRestarted: () => restarts.inc(),
    workersReady: (count) => ready.set(count),
    collect: () => registry.getMetricsAsJSON(),
  };
}
