import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { errorTable } from '../graphql/error-table.ts';
import type { SubgraphOutcome } from '../graphql/subgraph-outcome.ts';
import type { MetricValues, RenderedMetrics } from './aggregate-metrics.ts';
import { BoundedNames } from './bounded-names.ts';
import { createEngineGauges, type MeasuredEngine } from './engine-gauges.ts';

/** A request to a subgraph that is over. */
interface MeasuredSubgraphCall {
  readonly subgraph: string;
  readonly outcome: SubgraphOutcome;
  readonly durationMs: number;
}

/** A GraphQL request that has been answered. */
export interface MeasuredRequest {
  readonly operationType: string;
  readonly operationName: string | undefined;
  readonly clientName: string | undefined;
  readonly status: number;
  readonly errorCodes: readonly string[];
  readonly durationMs: number;
}

/** How many names become labels; the others, and those that have come once, are `other`. */
export interface LabelLimits {
  readonly maxOperations: number;
  readonly maxClients: number;
}

/** Label of an operation or a client without a name. */
const unnamed = 'unnamed';

/**
 * Everything the router counts, as the observers that its parts declare; labels are plain text here, because a part
 * is the place of its own words. With metrics switched off the same interface does nothing.
 */
export interface Metrics {
  requestStarted(): void;
  requestEnded(): void;
  answered(request: MeasuredRequest): void;
  cacheLookup(cache: string, isHit: boolean): void;
  subgraphCalled(call: MeasuredSubgraphCall): void;
  /** Reads an engine at every scrape, until the returned function is called; the sum of all engines is shown. */
  observeEngine(read: () => MeasuredEngine): () => void;
  supergraphOffered(result: string): void;
  supergraphServed(version: string): void;
  operationWarmedUp(reason: string, result: string): void;
  warmedUp(durationMs: number): void;
  keySetFetched(outcome: string): void;
  tokenRefused(): void;
  operationLimitExceeded(limit: string): void;
  persistedDocumentLookedUp(result: string): void;
  /** Names of operations that clients cannot make up: they are labels as soon as they come. */
  operationsStored(names: Iterable<string>): void;
  overloadRefused(limit: string): void;
  queryCoalesced(): void;
  /** Text for Prometheus, with its media type. */
  render(): Promise<RenderedMetrics>;
  /** The same as plain data. */
  collect(): Promise<MetricValues>;
}

/** Error codes of subgraphs that become labels. */
const maxFurtherCodes = 100;
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Creates metrics on a registry of their own, so that several routers in a process stay apart. */
export function createMetrics({ maxOperations, maxClients }: LabelLimits): Metrics {
  const operationNames = new BoundedNames({ limit: maxOperations, known: [unnamed], madeBy: 'clients' });
  const clientNames = new BoundedNames({ limit: maxClients, known: [unnamed], madeBy: 'clients' });
  // Subgraphs may use any code; those of the table are never among the rest.
  const codeNames = new BoundedNames({
    limit: maxFurtherCodes,
    known: Object.keys(errorTable),
    madeBy: 'subgraphs',
  });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const inFlight = new Gauge({
    name: 'router_requests_in_flight',
    help: 'HTTP requests being answered.',
    registers,
  });
  const requests = new Counter({
    name: 'router_graphql_requests_total',
    help: 'GraphQL requests by operation type and HTTP status.',
    labelNames: ['operation_type', 'status'],
    registers,
  });
  const errors = new Counter({
    name: 'router_graphql_errors_total',
    help: 'Errors in GraphQL responses by code: those of the error table and the first hundred others, the rest as other.',
    labelNames: ['code'],
    registers,
  });
  const duration = new Histogram({
    name: 'router_graphql_request_duration_seconds',
    help: 'Time from receiving a GraphQL request to its answer.',
    labelNames: ['operation_type'],
    buckets: durationBuckets,
    registers,
  });
  const operations = new Counter({
    name: 'router_operations_total',
    help: 'GraphQL requests by name of operation and client, and by whether the answer has errors. Names are bounded (metrics.maxOperations, metrics.maxClients): the first request with a name and the rest are other.',
    labelNames: ['operation', 'client', 'result'],
    registers,
  });
  const operationSeconds = new Counter({
    name: 'router_operation_seconds_total',
    help: 'Time from receiving GraphQL requests to their answers, by name of operation; divided by router_operations_total it is the mean.',
    labelNames: ['operation'],
    registers,
  });
  const lookups = new Counter({
    name: 'router_cache_lookups_total',
    help: 'Lookups in caches by result.',
    labelNames: ['cache', 'result'],
    registers,
  });
  const fetches = new Counter({
    name: 'router_subgraph_fetches_total',
    help: 'Requests to subgraphs by outcome.',
    labelNames: ['subgraph', 'outcome'],
    registers,
  });
  const fetchDuration = new Histogram({
    name: 'router_subgraph_fetch_duration_seconds',
    help: 'Time from sending a subgraph request to its complete answer.',
    labelNames: ['subgraph'],
    buckets: durationBuckets,
    registers,
  });
  const observeEngine = createEngineGauges(registers);
  const offers = new Counter({
    name: 'router_supergraph_updates_total',
    help: 'Supergraphs read from the source by result; refused and unreadable ones leave the old one in service.',
    labelNames: ['result'],
    registers,
  });
  const served = new Gauge({
    name: 'router_supergraph_info',
    help: 'Version of the supergraph in service.',
    labelNames: ['version'],
    aggregator: 'max',
    registers,
  });
  const warmUps = new Counter({
    name: 'router_warm_up_operations_total',
    help: 'Operations to prepare before a supergraph takes over, by why they were chosen and by result.',
    labelNames: ['reason', 'result'],
    registers,
  });
  const warmUpDuration = new Gauge({
    name: 'router_warm_up_duration_seconds',
    help: 'Time the supergraph in service was warmed up before it took over.',
    aggregator: 'max',
    registers,
  });
  const keySetFetches = new Counter({
    name: 'router_key_set_fetches_total',
    help: 'Fetches of the key set of the token issuer by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const refusedTokens = new Counter({
    name: 'router_tokens_refused_total',
    help: 'Requests refused because of their access token.',
    registers,
  });
  const exceededLimits = new Counter({
    name: 'router_operation_limits_exceeded_total',
    help: 'Distinct operations over a limit, refused or only measured, by limit.',
    labelNames: ['limit'],
    registers,
  });
  const persistedDocuments = new Counter({
    name: 'router_persisted_documents_total',
    help: 'Requests that name their document by hash or id, by what became of it.',
    labelNames: ['result'],
    registers,
  });
  const overloadRefusals = new Counter({
    name: 'router_overload_refusals_total',
    help: 'Requests refused because their client has too many under way, by limit.',
    labelNames: ['limit'],
    registers,
  });
  const coalesced = new Counter({
    name: 'router_queries_coalesced_total',
    help: 'Queries answered by the execution of an identical one that was in flight.',
    registers,
  });
  return {
    requestStarted: () => inFlight.inc(),
    requestEnded: () => inFlight.dec(),
    answered({ operationType, operationName, clientName, status, errorCodes, durationMs }) {
      requests.labels(operationType, String(status)).inc();
      duration.labels(operationType).observe(durationMs / 1000);
      for (const code of errorCodes) errors.labels(codeNames.labelOf(code)).inc();
      const operation = operationNames.labelOf(operationName ?? unnamed);
      const client = clientNames.labelOf(clientName ?? unnamed);
      operations.labels(operation, client, errorCodes.length > 0 ? 'errors' : 'ok').inc();
      operationSeconds.labels(operation).inc(durationMs / 1000);
    },
    cacheLookup: (cache, isHit) => lookups.labels(cache, isHit ? 'hit' : 'miss').inc(),
    subgraphCalled({ subgraph, outcome, durationMs }) {
      fetches.labels(subgraph, outcome).inc();
      fetchDuration.labels(subgraph).observe(durationMs / 1000);
    },
    observeEngine,
    supergraphOffered: (result) => offers.labels(result).inc(),
    supergraphServed(version) {
      served.reset();
      served.labels(version).set(1);
    },
    operationWarmedUp: (reason, result) => warmUps.labels(reason, result).inc(),
    warmedUp: (durationMs) => warmUpDuration.set(durationMs / 1000),
    keySetFetched: (outcome) => keySetFetches.labels(outcome).inc(),
    tokenRefused: () => refusedTokens.inc(),
    operationLimitExceeded: (limit) => exceededLimits.labels(limit).inc(),
    persistedDocumentLookedUp: (result) => persistedDocuments.labels(result).inc(),
    operationsStored: (names) => operationNames.trust(names),
    overloadRefused: (limit) => overloadRefusals.labels(limit).inc(),
    queryCoalesced: () => coalesced.inc(),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    collect: () => registry.getMetricsAsJSON(),
  };
}

/** Metrics that count nothing. */
export function createNoMetrics(): Metrics {
  const ignore = () => {};
  return {
    requestStarted: ignore,
    requestEnded: ignore,
    answered: ignore,
    cacheLookup: ignore,
    subgraphCalled: ignore,
    observeEngine: () => ignore,
    supergraphOffered: ignore,
    supergraphServed: ignore,
    operationWarmedUp: ignore,
    warmedUp: ignore,
    keySetFetched: ignore,
    tokenRefused: ignore,
    operationLimitExceeded: ignore,
    persistedDocumentLookedUp: ignore,
    operationsStored: ignore,
    overloadRefused: ignore,
    queryCoalesced: ignore,
    render: async () => ({ contentType: 'text/plain', text: '' }),
    collect: async () => [],
  };
}
