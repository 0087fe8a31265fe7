import { setTimeout as delay } from 'node:timers/promises';
import { addSchemaRoute } from './api-schema/schema-route.ts';
import { createViewerTokens, ownRequestHeaders } from './authentication/create-viewer-tokens.ts';
import { startAuthentication } from './authentication/start-authentication.ts';
import { createClosingOrder } from './closing-order.ts';
import { readProductVersion } from './command/product-version.ts';
import { isGraphiqlEnabled, isSchemaTextShown, type RouterConfig } from './config/router-config.ts';
import { createPipeline } from './create-pipeline.ts';
import { createFeatures, type FeatureCreator, listFeatures } from './features.ts';
import { createGraphiql } from './graphiql/create-graphiql.ts';
import { addHealthRoutes } from './health/health-routes.ts';
import { homepagePartsOf, isHomepageServed } from './homepage/homepage-parts.ts';
import { addHomepage, sendEndpointNotice } from './homepage/homepage-routes.ts';
import { createClientAddress } from './http/client-address.ts';
import { createServer } from './http/create-server.ts';
import { addFeatureRoutes } from './http/feature-routes.ts';
import { addGraphqlEndpoint } from './http/graphql-endpoint.ts';
import { listen } from './http/listen.ts';
import { serveMetrics } from './http/metrics-routes.ts';
import { stopServer } from './http/stop-server.ts';
import { createLogger, errorFields, type Logger } from './observability/logger.ts';
import { createMetrics, createNoMetrics } from './observability/metrics.ts';
import { checkReadiness, type ReadinessCheck } from './observability/readiness.ts';
import { membersOf } from './pipeline/phases.ts';
import { describeUnavailability, type Router, type RouterState } from './router-lifecycle.ts';
import { startSupergraph } from './supergraph/start-supergraph.ts';
import { createWarmUp } from './warm-up/warm-up.ts';
import type { RouterGroup } from './workers/join-workers.ts';

/** Parts that replace or extend what the configuration would create. */
export interface RouterParts {
  readonly logger?: Logger;
  /** Further features, after those of the configuration; the router closes what these create. */
  readonly features?: readonly FeatureCreator[];
  /** Other processes that share the port: readiness and metrics are those of all together. */
  readonly group?: RouterGroup;
}

/**
 * Creates a router and starts listening. What is created first closes last.
 * @throws {Error} with a one-line message when the supergraph file is missing or invalid, or the port is taken.
 */
export async function createRouter(config: RouterConfig, parts: RouterParts = {}): Promise<Router> {
  let state: RouterState = { phase: 'starting' };
  const isDevelopment = config.environment === 'development';
  const logger = parts.logger ?? createLogger(config.logging);
  const metrics = config.metrics.enabled ? createMetrics(config.metrics) : createNoMetrics();
  const closing = createClosingOrder();

  try {
    const graphiql = isGraphiqlEnabled(config)
      ? createGraphiql({
          config: config.graphiql,
          title: config.graphiql.title ?? config.homepage.title,
          endpoint: config.server.path,
          offersLogins: isDevelopment,
          logger,
        })
      : undefined;
    const features = await createFeatures(
      [...listFeatures(config, logger, metrics), () => graphiql, ...(parts.features ?? [])],
      ({ close }) => close !== undefined && closing.add(close),
    );

    const viewerTokens = createViewerTokens(config.viewerToken);
    const supergraph = await startSupergraph({
      config,
      documents: {
        ...config.limits,
        documentRules: membersOf(features, 'checkDocument'),
        operationRules: membersOf(features, 'checkOperation'),
        maxBytes: config.limits.documentCacheBytes,
        showSuggestions: isDevelopment,
        onLookup: (isHit) => metrics.cacheLookup('documents', isHit),
      },
      prepare: createWarmUp({
        config: config.warmUp,
        sources: membersOf(features, 'expectedOperations'),
        logger,
        metrics,
      }),
      schemaRequestHeaders: () => ownRequestHeaders(viewerTokens),
      logger,
      metrics,
    });
    closing.add(supergraph.close, supergraph.stopUpdates);
    const authentication = await startAuthentication(config.jwt, logger, metrics);
    closing.add(authentication.close);

    const ownChecks: readonly ReadinessCheck[] = [
      { name: 'router', findObstacle: () => describeUnavailability(state) },
      supergraph.readiness,
      authentication.readiness,
      ...membersOf(features, 'readiness'),
    ];
    const checks = parts.group === undefined ? ownChecks : [...ownChecks, parts.group.readiness];
    const serving = { config, logger, isDraining: () => state.phase === 'draining' };
    const server = createServer({ ...serving, metrics });
    addFeatureRoutes(server, membersOf(features, 'routes').flat());
    const facts = {
      version: readProductVersion(),
      readiness: () => checkReadiness(checks),
      supergraphVersion: () => supergraph.current()?.snapshot.version,
      supergraphOrigin: supergraph.origin,
    };
    addHealthRoutes(server, { service: 'router', ...facts });
    addSchemaRoute(server, {
      isOpen: isSchemaTextShown(config),
      currentSchema: () => supergraph.current()?.snapshot.apiSchema,
    });
    const homepage = homepagePartsOf(config, {
      ...facts,
      hasEditor: graphiql !== undefined,
      showsSchema: isSchemaTextShown(config),
      subgraphs: () => supergraph.current()?.snapshot.subgraphs ?? [],
      requestHeaders: () => ownRequestHeaders(viewerTokens),
    });
    if (isHomepageServed(config)) addHomepage(server, homepage);
    addGraphqlEndpoint(server, {
      config,
      clientAddress: createClientAddress(config.server.trustedProxies),
      sendEditor: graphiql?.sendPage,
      sendNotice: (reply) => sendEndpointNotice(reply, homepage),
      pipeline: createPipeline(config, {
        features,
        currentGeneration: supergraph.current,
        authenticate: authentication.authenticate,
        viewerTokens,
        logger,
        metrics,
      }),
    });
    parts.group?.provideMetrics(metrics.collect);
    const render = parts.group?.renderMetrics ?? metrics.render;
    const metricsListener = await serveMetrics({ ...serving, render }, server);
    if (metricsListener !== undefined) closing.add(metricsListener.close);
    const url = await listen(server, config.server);
    closing.add(() => stopServer(server, config.server.drainTimeoutMs));
    if (graphiql !== undefined) {
      graphiql.prepare();
      closing.add(graphiql.stop);
    }
    state = { phase: 'running' };

    const stop = async () => {
      await delay(config.server.drainDelayMs);
      await closing.closeAll().finally(() => {
        state = { phase: 'stopped' };
      });
    };
    return {
      url,
      metricsUrl: metricsListener?.url,
      state: () => state,
      readiness: () => checkReadiness(ownChecks),
      async close() {
        if (state.phase === 'running') state = { phase: 'draining', stopped: stop() };
        if (state.phase === 'draining') await state.stopped;
      },
    };
  } catch (error: unknown) {
    await closing
      .closeAll()
      .catch((failure: unknown) => logger.warn(errorFields(failure), 'not everything closed cleanly'));
    throw error;
  }
}
