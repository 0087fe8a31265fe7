import type { RouterConfig } from '../config/router-config.ts';
import type { DocumentCacheOptions } from '../documents/document-cache.ts';
import { loadEngineFactory } from '../engine/create-engine.ts';
import { strangersOf, subgraphUrlsOf, tlsOf } from '../engine/subgraph-settings.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { SubgraphHttpOptions } from '../subgraph-http/subgraph-http.ts';
import type { OperationSource } from '../warm-up/operation-source.ts';
import { createFolderSource } from '../warm-up/operation-source.ts';
import { createWarmUp } from '../warm-up/warm-up.ts';
import { createFileSource } from './file-source.ts';
import type { Generation } from './generation.ts';
import { createIntrospectionSource } from './introspection-source.ts';
import { createSupergraphHolder, type OfferResult } from './supergraph-holder.ts';
import type { SupergraphSource } from './supergraph-source.ts';
import { createSupergraphUpdates } from './supergraph-updates.ts';

/** The supergraph in operation. */
export interface RunningSupergraph {
  readonly current: () => Generation | undefined;
  /** Stops updates; requests go on. */
  readonly stopUpdates: () => Promise<void>;
  /** Closes the engines after their last requests. */
  readonly close: () => Promise<void>;
}

/** What the supergraph needs besides its configuration. */
export interface SupergraphParts {
  readonly config: RouterConfig;
  readonly documents: Omit<DocumentCacheOptions, 'schema'>;
  /** Operations to prepare before a supergraph takes over, besides those of `warmUp.operationsFolder`. */
  readonly expectedOperations: readonly OperationSource[];
  /** Headers for schema requests to subgraphs. */
  readonly schemaRequestHeaders: () => Promise<Readonly<Record<string, string>>>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Loads the first supergraph and follows its source. A file that is missing or invalid fails the start;
 * subgraphs that do not answer yet are asked again, and until then there is no supergraph.
 */
export async function startSupergraph(parts: SupergraphParts): Promise<RunningSupergraph> {
  const { config, logger, metrics } = parts;
  const http = httpOptionsOf(config);
  const subgraphUrls = subgraphUrlsOf(config.federation);
  const createEngine = await loadEngineFactory(config.federation.engine);
  const holder = createSupergraphHolder({
    snapshot: { ...config.federation, subgraphUrls },
    documents: parts.documents,
    createEngine(snapshot) {
      const names = snapshot.subgraphs.map(({ name }) => name);
      const strangers = strangersOf(config.federation, names);
      if (strangers.length > 0)
        logger.warn({ strangers }, 'options for subgraphs the supergraph does not have');
      return createEngine({
        snapshot,
        http,
        subgraphTimeoutMs: config.federation.subgraphTimeoutMs,
        forwardedHeaders: config.federation.forwardedHeaders.map((name) => name.toLowerCase()),
        federation: config.federation,
        onSubgraphFetch: metrics.subgraphFetch,
      });
    },
    warmUp: createWarmUp({ config: config.warmUp, sources: operationSourcesOf(parts), logger, metrics }),
    drainTimeoutMs: config.supergraph.drainTimeoutMs,
    onOffer: (result) => reportOffer(result, logger, metrics),
    onCloseFailure: (error) => logger.warn(errorFields(error), 'replaced supergraph not closed cleanly'),
  });
  const onSourceFailure = (error: unknown) => {
    metrics.supergraphOffered('unreadable');
    const reason = error instanceof Error ? error.message : String(error);
    logger.error({ reason }, 'supergraph source not readable, the supergraph in service stays');
  };
  const source = createSource(parts, http);
  const updates = createSupergraphUpdates({ source, holder, onSourceFailure });
  try {
    await updates.loadFirst();
  } catch (error: unknown) {
    if (config.supergraph.file !== undefined) {
      await holder.close();
      throw error;
    }
    onSourceFailure(error);
  }
  updates.follow();
  return {
    current: () => holder.current,
    stopUpdates() {
      holder.stop();
      return updates.stop();
    },
    close: () => holder.close(),
  };
}

function operationSourcesOf({ config, expectedOperations }: SupergraphParts): readonly OperationSource[] {
  const { operationsFolder } = config.warmUp;
  return operationsFolder === undefined
    ? expectedOperations
    : [createFolderSource(operationsFolder), ...expectedOperations];
}

function httpOptionsOf({ federation }: RouterConfig): SubgraphHttpOptions {
  return {
    connectTimeoutMs: federation.connectTimeoutMs,
    responseTimeoutMs: federation.subgraphTimeoutMs,
    maxResponseBytes: federation.maxSubgraphResponseBytes,
    maxConnections: federation.maxConnectionsPerSubgraph,
  };
}

function createSource(parts: SupergraphParts, http: SubgraphHttpOptions): SupergraphSource {
  const { supergraph, federation } = parts.config;
  const subgraphUrls = subgraphUrlsOf(federation);
  if (supergraph.file !== undefined) {
    return createFileSource({
      file: supergraph.file,
      isWatched: supergraph.watch,
      pollIntervalMs: supergraph.pollIntervalMs,
    });
  }
  return createIntrospectionSource({
    subgraphs: supergraph.subgraphs.map(({ name, url }) => ({
      name,
      url: subgraphUrls[name] ?? url,
    })),
    http,
    tlsOf: (name) => tlsOf(federation, name),
    pollIntervalMs: supergraph.pollIntervalMs,
    headers: parts.schemaRequestHeaders,
  });
}

function reportOffer(result: OfferResult, logger: Logger, metrics: Metrics): void {
  metrics.supergraphOffered(result.kind);
  switch (result.kind) {
    case 'swapped':
      metrics.supergraphServed(result.version);
      logger.info({ version: result.version }, 'supergraph in service');
      return;
    case 'refused':
      logger.error({ reason: result.reason }, 'supergraph refused');
      return;
    case 'unchanged':
      return;
  }
}
