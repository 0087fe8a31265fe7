import { createPartMetrics, type PartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';

/** Metrics that also count the RPCs a subgraph makes. */
interface RpcCounter {
  /** Give it to `startDomain` as `subgraphMetrics`. */
  readonly metrics: PartMetrics;
  /** Calls by method since the last time it was asked. */
  take(): Record<string, number>;
}

/** Metrics for `startDomain` that count the RPCs of a service by method. */
export function createRpcCounter(): RpcCounter {
  const metrics = createPartMetrics('counted', { collectProcessMetrics: false });
  let calls: Record<string, number> = {};
  return {
    metrics: {
      ...metrics,
      observeGrpcCall: (method, code, seconds) => {
        calls[method] = (calls[method] ?? 0) + 1;
        metrics.observeGrpcCall(method, code, seconds);
      },
    },
    take: () => {
      const taken = calls;
      calls = {};
      return taken;
    },
  };
}
