import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../errors/error-codes.ts';

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
  const grpcCalls = new Histogram({
    name: 'erp_grpc_call_duration_seconds',
    help: 'Duration of gRPC calls, by method and outcome code.',
    labelNames: ['method', 'code'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const graphqlRequests = new Histogram({
    name: 'erp_subgraph_request_duration_seconds',
    help: 'Duration of GraphQL requests to the subgraph.',
    labelNames: ['outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    registry,
    observeGrpcCall: (method, code, seconds) => grpcCalls.observe({ method, code }, seconds),
    observeGraphqlRequest: (isOk, seconds) =>
      graphqlRequests.observe({ outcome: isOk ? 'ok' : 'error' }, seconds),
  };
}
