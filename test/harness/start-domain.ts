import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';
import { openSqlEventBus } from '../../subgraphs/kit/events/sql-event-bus.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { createLogger } from '../../subgraphs/kit/observability/logger.ts';
import { createPartMetrics, type PartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import type { Domain } from '../../subgraphs/kit/part/domain.ts';
import type { Clock } from '../../subgraphs/kit/values/clock.ts';
import type { Viewer } from '../../subgraphs/kit/viewer/viewer.ts';
import {
  createViewerTokens,
  type ViewerTokens,
  viewerTokenHeader,
} from '../../subgraphs/kit/viewer/viewer-token.ts';

export const testViewerTokenSecret = 'a viewer token secret for tests only, 32+ bytes';

export interface DomainUnderTest {
  /** `host:port` of the gRPC service. */
  readonly serviceAddress: string;
  /** Base URL of the subgraph, without path. */
  readonly subgraphUrl: string;
  readonly bus: EventBus;
  readonly viewerTokens: ViewerTokens;
  /** Sends a GraphQL request straight to the subgraph as the viewer; resolves with the parsed answer. */
  query(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: ReadonlyArray<{
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Record<string, unknown>;
  }>;
}

export interface StartDomainOptions {
  readonly databaseUrl?: string;
  readonly seedDemo?: boolean;
  readonly clock?: Clock;
  readonly environment?: Record<string, string>;
  /** gRPC addresses of peers that the test starts itself. */
  readonly peers?: Record<string, string>;
  /** Metrics of the subgraph, for example those of an RPC counter. */
  readonly subgraphMetrics?: PartMetrics;
  /** A bus shared with other domains; by default the domain gets its own. */
  readonly bus?: EventBus;
}

/** One domain, service and subgraph, on free ports over real sockets; storage in memory unless told otherwise. */
export async function startDomain(
  domain: Domain,
  options: StartDomainOptions = {},
): Promise<DomainUnderTest> {
  const logger = createLogger(domain.name, process.env['TEST_LOG_LEVEL'] ?? 'silent');
  const viewerTokens = createViewerTokens(testViewerTokenSecret);
  const bus = options.bus ?? (await openSqlEventBus({ url: ':memory:', logger }));
  const service = await domain.startService({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: options.databaseUrl ?? ':memory:',
    viewerTokens,
    bus,
    peerAddress: (name) => options.peers?.[name] ?? '127.0.0.1:1',
    seedDemo: options.seedDemo ?? false,
    logger,
    clock: options.clock ?? (() => new Date()),
    environment: options.environment ?? {},
  });
  const subgraph: RunningPart = await domain.startSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: service.address,
    viewerTokens,
    logger,
    metrics:
      options.subgraphMetrics ??
      createPartMetrics(`${domain.name}-subgraph`, { collectProcessMetrics: false }),
  });
  return {
    serviceAddress: service.address,
    subgraphUrl: subgraph.address,
    bus,
    viewerTokens,
    query: async (viewer, query, variables = {}) =>
      postGraphql(
        `${subgraph.address}/graphql`,
        { query, variables },
        { [viewerTokenHeader]: await viewerTokens.sign(viewer) },
      ),
    close: async () => {
      await subgraph.close();
      await service.close();
      if (!options.bus) await bus.close();
    },
  };
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
