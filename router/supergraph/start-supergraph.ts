import type { ErrorsConfig } from '../config/errors-config.ts';
import { subgraphUrlsOf, unknownSubgraphsOf } from '../config/subgraphs-config.ts';
import type { SupergraphConfig } from '../config/supergraph-config.ts';
import type { DocumentCacheOptions } from '../documents/document-cache.ts';
import { loadEngineFactory } from '../engine/create-engine.ts';
import type { EngineConfig } from '../engine/engine-options.ts';
import { type EngineObserver, observeEngine } from '../engine/observe-engine.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import type { SubgraphCallRecord } from '../subgraph-http/subgraph-client.ts';
import { connectionsOf } from '../subgraph-http/subgraph-settings.ts';
import { createFileSource } from './file-source.ts';
import type { Generation } from './generation.ts';
import { createIntrospectionSource } from './introspection-source.ts';
import { createSupergraphReports, type SupergraphCounters } from './report-supergraphs.ts';
import {
  createSupergraphHolder,
  type PrepareSupergraph,
  type SupergraphHolder,
} from './supergraph-holder.ts';
import type { SupergraphOrigin, SupergraphSource } from './supergraph-source.ts';
import { createSupergraphUpdates } from './supergraph-updates.ts';
import { createUrlSource } from './url-source.ts';

/** The supergraph in operation. */
interface RunningSupergraph {
  readonly current: () => Generation | undefined;
  /** Where the one in service was read; undefined while there is none. */
  readonly origin: () => SupergraphOrigin | undefined;
  /** Whether there is one. */
  readonly readiness: ReadinessCheck;
  /** Stops updates; requests go on. */
  readonly stopUpdates: () => Promise<void>;
  /** Closes the engines after their last requests. */
  readonly close: () => Promise<void>;
}

/** Sections of the configuration that decide where the supergraph comes from and what executes it. */
interface RunningSupergraphConfig extends EngineConfig {
  readonly supergraph: SupergraphConfig;
  readonly errors: ErrorsConfig;
}

/** What is reported of supergraphs and of the engines that execute them. */
interface SupergraphObserver extends SupergraphCounters {
  readonly subgraphCalled: (record: SubgraphCallRecord) => void;
  readonly observeEngine: EngineObserver;
}

/** What the supergraph needs. */
interface SupergraphParts {
  readonly config: RunningSupergraphConfig;
  readonly documents: Omit<DocumentCacheOptions, 'schema'>;
  readonly prepare: PrepareSupergraph;
  /** Headers for schema requests to subgraphs. */
  readonly schemaRequestHeaders: () => Promise<Readonly<Record<string, string>>>;
  readonly logger: Logger;
  readonly metrics: SupergraphObserver;
}

/**
 * Loads the first supergraph and follows its source. A file that is missing or invalid fails the start;
 * subgraphs or an address that do not answer yet are asked again, and until then there is no supergraph, or the last
 * good copy of the address.
 */
export async function startSupergraph(parts: SupergraphParts): Promise<RunningSupergraph> {
  const { config, logger, metrics } = parts;
  const createEngine = await loadEngineFactory(config.federation.engine);
  const reports = createSupergraphReports(logger, metrics, () => holder.current !== undefined);
  let failsStart = config.supergraph.file !== undefined;
  const holder: SupergraphHolder = createSupergraphHolder({
    snapshot: {
      subgraphUrls: subgraphUrlsOf(config.subgraphs),
      allowedUrlSchemes: config.supergraph.allowedUrlSchemes,
    },
    documents: parts.documents,
    async createEngine(snapshot) {
      const names = snapshot.subgraphs.map(({ name }) => name);
      const unknownSubgraphs = unknownSubgraphsOf(config, names);
      if (unknownSubgraphs.length > 0)
        logger.warn({ unknownSubgraphs }, 'options for subgraphs the supergraph does not have');
      const engine = await createEngine({ snapshot, config, onSubgraphCall: metrics.subgraphCalled });
      return observeEngine(engine, metrics.observeEngine);
    },
    prepare: parts.prepare,
    drainTimeoutMs: config.supergraph.drainTimeoutMs,
    onOffer: (result) => {
      // The start fails with the reason of it, which is said once.
      if (result.kind === 'refused' && failsStart) return;
      reports.offered(result);
    },
    onCloseFailure: (error) => logger.warn(errorFields(error), 'replaced supergraph not closed cleanly'),
  });
  const source = createSource(parts);
  const updates = createSupergraphUpdates({
    source,
    holder,
    onSourceFailure: reports.sourceFailed,
    onCopy: reports.copy,
  });
  try {
    await updates.loadFirst();
  } catch (error: unknown) {
    if (failsStart) {
      await holder.close();
      throw error;
    }
    reports.sourceFailed(error);
  }
  failsStart = false;
  updates.follow();
  return {
    current: () => holder.current,
    origin: () => updates.origin,
    readiness: {
      name: 'supergraph',
      findObstacle: () => (holder.current === undefined ? 'no supergraph' : undefined),
    },
    stopUpdates() {
      holder.stop();
      return updates.stop();
    },
    close: () => holder.close(),
  };
}

function createSource(parts: SupergraphParts): SupergraphSource {
  const { supergraph, subgraphs } = parts.config;
  if (supergraph.file !== undefined) {
    return createFileSource({
      file: supergraph.file,
      isWatched: supergraph.watch,
      pollIntervalMs: supergraph.pollIntervalMs,
    });
  }
  if (supergraph.url !== undefined) {
    return createUrlSource({
      url: supergraph.url,
      token: supergraph.token,
      pollIntervalMs: supergraph.pollIntervalMs,
      timeoutMs: supergraph.timeoutMs,
      maxBytes: supergraph.maxBytes,
      copyFile: supergraph.copyFile,
    });
  }
  return createIntrospectionSource({
    subgraphs: supergraph.subgraphs,
    connections: connectionsOf(subgraphs),
    pollIntervalMs: supergraph.pollIntervalMs,
    headers: parts.schemaRequestHeaders,
  });
}
