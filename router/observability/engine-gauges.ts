import { Gauge, type Registry } from 'prom-client';

/** What an engine keeps and does at the moment of a scrape. */
export interface MeasuredEngine {
  /** Undefined when the engine does not know. */
  readonly operations: { readonly entries: number; readonly bytes: number } | undefined;
  readonly executionsInFlight: number;
  readonly subgraphRequestsInFlight: number;
}

/**
 * Creates the gauges of engines. The returned function has an engine read at every scrape until its own result is
 * called; while a supergraph is replaced there are two engines, and the gauges show their sum.
 */
export function createEngineGauges(registers: Registry[]): (read: () => MeasuredEngine) => () => void {
  const engines = new Set<() => MeasuredEngine>();
  const addGauge = (name: string, help: string, valueOf: (engine: MeasuredEngine) => number): void => {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        let sum = 0;
        for (const read of engines) sum += valueOf(read());
        gauge.set(sum);
      },
    });
    for (const registry of registers) registry.registerMetric(gauge);
  };
  addGauge(
    'router_cached_operations',
    'Planned and compiled operations that are kept.',
    ({ operations }) => operations?.entries ?? 0,
  );
  addGauge(
    'router_cached_operations_bytes',
    'Estimated memory of the kept operations that may be evicted.',
    ({ operations }) => operations?.bytes ?? 0,
  );
  addGauge(
    'router_executions_in_flight',
    'Operations being executed; requests that share one execution count once.',
    ({ executionsInFlight }) => executionsInFlight,
  );
  addGauge(
    'router_subgraph_requests_in_flight',
    'Requests that subgraphs have not answered yet.',
    ({ subgraphRequestsInFlight }) => subgraphRequestsInFlight,
  );
  return (read) => {
    engines.add(read);
    return () => void engines.delete(read);
  };
}
