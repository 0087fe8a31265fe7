import { expect } from '@jest/globals';
import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';
import { openEventBus } from '../../subgraphs/kit/events/open-event-bus.ts';
import {
  type CallOptions,
  type ConnectedClient,
  createGrpcClient,
  type ServiceClient,
} from '../../subgraphs/kit/grpc/grpc-client.ts';
import type { GrpcService } from '../../subgraphs/kit/grpc/grpc-method.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { createLogger } from '../../subgraphs/kit/observability/logger.ts';
import { createPartMetrics, type PartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import type { Domain } from '../../subgraphs/kit/part/domain.ts';
import type { Clock } from '../../subgraphs/kit/values/clock.ts';
import { gatherPermissions } from '../../subgraphs/kit/viewer/permission-grants.ts';
import type { Viewer } from '../../subgraphs/kit/viewer/viewer.ts';
import {
  createViewerTokens,
  type ViewerTokens,
  viewerTokenHeader,
} from '../../subgraphs/kit/viewer/viewer-token.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { type EventRecorder, type RecordedBus, recordBus } from './event-recorder.ts';

/** The secret with which domains under test verify viewer tokens. */
export const testViewerTokenSecret = 'a viewer token secret for tests only, 32+ bytes';

/** One domain over real sockets, asked as the router asks a subgraph. */
export interface DomainUnderTest {
  /** `host:port` of the gRPC service. */
  readonly serviceAddress: string;
  /** Base URL of the subgraph, without path. */
  readonly subgraphUrl: string;
  readonly bus: EventBus;
  /** What was published on the bus, by the domain and by the test. */
  readonly events: EventRecorder;
  readonly viewerTokens: ViewerTokens;
  /** Sends a GraphQL request to the subgraph as the viewer; resolves with the whole answer, errors included. */
  query(viewer: Viewer, operation: string, variables?: Variables): Promise<GraphqlAnswer>;
  /** The data of an operation that must succeed; rejects when the answer has errors. */
  run<Data = Record<string, unknown>>(
    viewer: Viewer,
    operation: string,
    variables?: Variables,
  ): Promise<Data>;
  /** The one error of an operation that must be refused with this code; rejects when the answer is another. */
  refuse(code: string, viewer: Viewer, operation: string, variables?: Variables): Promise<GraphqlFailure>;
  /** RPCs of the service without the subgraph, for {@link callAs}; the connection closes with the domain. */
  service<Service extends GrpcService>(definition: Service): ServiceClient<Service>;
  /** Options of an RPC that the viewer makes. */
  callAs(viewer: Viewer): Promise<CallOptions>;
  /**
   * Stops the service and starts it again at the same address, over the same database and bus.
   * The database must be one that outlives the service: see `TestEngine.lastingDatabase`.
   */
  restart(): Promise<void>;
  close(): Promise<void>;
}

type Variables = Readonly<Record<string, unknown>>;

/** An answer of a subgraph; `errors` is an empty list when there are none. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphqlFailure[];
}

/** One error of an answer. */
export interface GraphqlFailure {
  readonly message: string;
  readonly path?: readonly unknown[];
  readonly extensions: Record<string, unknown>;
}

/** What a test sets; the rest is as in production. */
export interface StartDomainOptions {
  /** `:memory:` by default; a contract passes a database of its engine. */
  readonly databaseUrl?: string;
  readonly seedDemo?: boolean;
  readonly clock?: Clock;
  readonly environment?: Record<string, string>;
  /** gRPC addresses of peers that the test starts itself. */
  readonly peers?: Record<string, string>;
  /** Milliseconds after which a stop cuts what is in flight. */
  readonly drainTimeoutMs?: number;
  /** Metrics of the subgraph, for example those of an RPC counter. */
  readonly subgraphMetrics?: PartMetrics;
  /** A bus shared with other domains, which the test closes; by default the domain gets its own. */
  readonly bus?: RecordedBus;
}

/** Starts one domain, service and subgraph, on free ports of the loopback interface. */
export async function startDomain(
  domain: Domain,
  options: StartDomainOptions = {},
): Promise<DomainUnderTest> {
  const logger = createLogger(domain.name, process.env['TEST_LOG_LEVEL'] ?? 'silent');
  const viewerTokens = createViewerTokens(testViewerTokenSecret);
  const databaseUrl = options.databaseUrl ?? ':memory:';
  const bus = options.bus ?? (await openRecordedBus());
  const { drainTimeoutMs } = options;
  const startService = (port: number): Promise<RunningPart> =>
    domain.startService({
      host: '127.0.0.1',
      port,
      databaseUrl,
      viewerTokens,
      bus,
      peerAddress: (name) => options.peers?.[name] ?? '127.0.0.1:1',
      permissionsByRole: gatherPermissions(domainRegistry),
      seedDemo: options.seedDemo ?? false,
      logger,
      clock: options.clock ?? (() => new Date()),
      environment: options.environment ?? {},
      ...(drainTimeoutMs !== undefined && { drainTimeoutMs }),
    });
  let service = await startService(0);
  const serviceAddress = service.address;
  const subgraph = await domain.startSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: () => serviceAddress,
    viewerTokens,
    logger,
    metrics:
      options.subgraphMetrics ??
      createPartMetrics(`${domain.name}-subgraph`, { collectProcessMetrics: false }),
    ...(drainTimeoutMs !== undefined && { drainTimeoutMs }),
  });
  const clients = new Map<GrpcService, ConnectedClient<GrpcService>>();
  const query: DomainUnderTest['query'] = async (viewer, operation, variables = {}) =>
    postGraphql(
      `${subgraph.address}/graphql`,
      { query: operation, variables },
      { [viewerTokenHeader]: await viewerTokens.sign(viewer) },
    );
  return {
    serviceAddress,
    subgraphUrl: subgraph.address,
    bus,
    events: bus.recorded,
    viewerTokens,
    query,
    run: async <Data>(viewer: Viewer, operation: string, variables?: Variables) =>
      dataOf<Data>(await query(viewer, operation, variables)),
    refuse: async (code, viewer, operation, variables) =>
      refusalOf(await query(viewer, operation, variables), code),
    service: <Service extends GrpcService>(definition: Service) => {
      const client = clients.get(definition) ?? createGrpcClient(definition, serviceAddress);
      clients.set(definition, client);
      return client.rpc as ServiceClient<Service>;
    },
    callAs: async (viewer) => ({
      viewerToken: await viewerTokens.sign(viewer),
      requestId: 'test-request',
    }),
    restart: async () => {
      if (databaseUrl === ':memory:') throw new Error('A database in memory does not outlive the service.');
      await service.close();
      service = await startService(Number(serviceAddress.split(':').at(-1)));
    },
    close: async () => {
      for (const client of clients.values()) client.close();
      await subgraph.close();
      await service.close();
      if (!options.bus) await bus.close();
    },
  };
}

/**
 * A recorded event bus for domains that share one. The test closes it.
 * @param url where its log is kept; in memory by default
 */
export async function openRecordedBus(url = ':memory:'): Promise<RecordedBus> {
  const logger = createLogger('event-bus', process.env['TEST_LOG_LEVEL'] ?? 'silent');
  return recordBus(await openEventBus({ url, logger }));
}

/** The data of an answer that must have no errors. */
export function dataOf<Data = Record<string, unknown>>(answer: GraphqlAnswer): Data {
  expect(answer).toMatchObject({ data: expect.anything(), errors: [] });
  return answer.data as Data;
}

/** The error of an answer that must have exactly one, with this code. */
export function refusalOf(answer: GraphqlAnswer, code: string): GraphqlFailure {
  expect(answer.errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code }) })]);
  return answer.errors[0] as GraphqlFailure;
}

/**
 * Asserts that the references at these places of `_entities` lead to nothing that is there for the viewer: null and one
 * error each, in any order, NOT_FOUND with the type and the id that were asked for, and no other error in the answer.
 */
export function assertMissing(
  { data, errors }: GraphqlAnswer,
  missing: Readonly<Record<number, { readonly __typename: string; readonly id?: unknown } | undefined>>,
): void {
  const entities = data?.['_entities'] as readonly unknown[];
  expect(Object.keys(missing).map((index) => entities[Number(index)])).toEqual(
    Object.keys(missing).map(() => null),
  );
  const placeOf = ({ path }: GraphqlFailure): number => Number(path?.[1]);
  const inOrder = errors.toSorted((one, other) => placeOf(one) - placeOf(other));
  expect(inOrder.map(({ path, message, extensions }) => ({ path, message, extensions }))).toEqual(
    Object.entries(missing).map(([index, reference]) => ({
      path: ['_entities', Number(index)],
      message: `${reference?.__typename} ${String(reference?.id)} was not found.`,
      extensions: { code: 'NOT_FOUND' },
    })),
  );
}

/** `OK`, or the code of the first error: for answers of which any may be the refused one. */
export function codeOf(answer: Pick<GraphqlAnswer, 'errors'>): string {
  const [error] = answer.errors;
  return error === undefined ? 'OK' : String(error.extensions['code']);
}

/** One GraphQL request over HTTP; `errors` is an empty list when there are none. */
export async function postGraphql(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Partial<GraphqlAnswer>;
  return { status: response.status, data: answer.data ?? null, errors: answer.errors ?? [] };
}
