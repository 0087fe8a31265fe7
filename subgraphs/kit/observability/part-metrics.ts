import { collectDefaultMetrics, Registry } from 'prom-client';
import type { ErrorCode } from '../errors/error-codes.ts';
import { createDurationHistogram, type ObserveDuration } from './duration-histogram.ts';

/** Prometheus metrics of one subgraph or service. */
export interface PartMetrics {
  readonly registry: Registry;
  observeGrpcCall(method: string, code: ErrorCode | 'OK', seconds: number): void;
  observeGraphqlRequest(isOk: boolean, seconds: number): void;
}

/** @param part label of every series, for example `crm-service` */
export function createPartMetrics(
  part: string,
  options: { readonly collectProcessMetrics: boolean },
): PartMetrics {
  const registry = new Registry();
  registry.setDefaultLabels({ part });
  if (options.collectProcessMetrics) collectDefaultMetrics({ register: registry });
  const grpcCalls = createDurationHistogram(
    'erp_grpc_call_duration_seconds',
    'Duration of gRPC calls, by method and outcome code.',
    registry,
  );
  const graphqlRequests = createDurationHistogram(
    'erp_subgraph_request_duration_seconds',
    'Duration of GraphQL requests to the subgraph.',
    registry,
  );
  const okRequests = graphqlRequests.series({ outcome: 'ok' });
  const failedRequests = graphqlRequests.series({ outcome: 'error' });
  // As many as the part has methods, times the codes each has answered with.
  const callsOf = new Map<string, ObserveDuration>();
  return {
    registry,
    observeGrpcCall: (method, code, seconds) => {
      const key = `${method} ${code}`;
      let observe = callsOf.get(key);
      if (observe === undefined) {
        observe = grpcCalls.series({ method, code });
        callsOf.set(key, observe);
      }
      observe(seconds);
    },
    observeGraphqlRequest: (isOk, seconds) => (isOk ? okRequests : failedRequests)(seconds),
  };
}
