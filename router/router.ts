import { setTimeout as delay } from 'node:timers/promises';
import { createViewerTokens, ownRequestHeaders } from './authentication/create-viewer-tokens.ts';
import { createHeaderFilter } from './authentication/identity-headers.ts';
import { startAuthentication } from './authentication/start-authentication.ts';
import { isGraphiqlEnabled, type RouterConfig } from './config/router-config.ts';
import { createFeatures } from './features.ts';
import { createGraphiql } from './graphiql/create-graphiql.ts';
import { createErrorLookup } from './graphql/error-table.ts';
import { addHealthRoutes } from './health/health-routes.ts';
import { readProductVersion } from './health/product-version.ts';
import { createClientAddress } from './http/client-address.ts';
import { createServer } from './http/create-server.ts';
import { addFeatureRoutes } from './http/feature-routes.ts';
import { addGraphqlEndpoint } from './http/graphql-endpoint.ts';
import { listen } from './http/listen.ts';
import { serveMetrics } from './http/metrics-routes.ts';
import { stopServer } from './http/stop-server.ts';
import { logMasked } from './observability/log-masked.ts';
import { createLogger, errorFields, type Logger } from './observability/logger.ts';
import { createMetrics, createNoMetrics } from './observability/metrics.ts';
import { checkReadiness, type Readiness, type ReadinessCheck } from './observability/readiness.ts';
import type { Feature } from './pipeline/feature.ts';
import { createErrorMask } from './pipeline/mask-error.ts';
import { membersOf, phasesOf } from './pipeline/phases.ts';
import { createRequestRecorder } from './pipeline/record-request.ts';
import { createSharingKey } from './pipeline/sharing-key.ts';
import { describeUnavailability, type RouterState } from './router-lifecycle.ts';
import { headerRulesOf } from './subgraph-http/subgraph-settings.ts';
import { startSupergraph } from './supergraph/start-supergraph.ts';
import { createWarmUp } from './warm-up/warm-up.ts';
import type { RouterGroup } from './workers/join-workers.ts';

/** A router that is listening. */
export interface Router {
  /** `http://host:port` of the listener. */
  readonly url: string;
  /** `http://host:port` of the metrics listener where `metrics.port` asks for one. */
  readonly metricsUrl: string | undefined;
  readonly state: () => RouterState;
  /** Whether this process wants traffic, whatever others of its group say. */
  readonly readiness: () => Readiness;
  /**
   * Stops gracefully: not ready, delay, no new connections, requests in flight finish, everything is closed.
   * Calls after the first one wait for it.
   */
  readonly close: () => Promise<void>;
}

/** Parts that replace or extend what the configuration would create. */
export interface RouterParts {
  readonly logger?: Logger;
  /** Further features, after those of the configuration. */
  readonly features?: readonly Feature[];
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
  const metrics = config.metrics.enabled ? createMetrics() : createNoMetrics();
  const closers: Array<() => Promise<void>> = [];
  const closeAll = async () => {
    for (const close of closers.toReversed()) await close();
  };

  try {
    const graphiql = isGraphiqlEnabled(config)
      ? createGraphiql({
          config: config.graphiql,
          endpoint: config.server.path,
          offersLogins: isDevelopment,
          logger,
        })
      : undefined;
    const configured = await createFeatures(config, logger, metrics);
    const features = [
      ...configured,
      ...(graphiql === undefined ? [] : [graphiql]),
      ...(parts.features ?? []),
    ];
    closers.push(...membersOf(features, 'close'));

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
    closers.push(supergraph.close, supergraph.stopUpdates);
    const authentication = await startAuthentication(config.jwt, logger, metrics);
    closers.push(authentication.close);

    const ownChecks: readonly ReadinessCheck[] = [
      { name: 'router', findObstacle: () => describeUnavailability(state) },
      supergraph.readiness,
      authentication.readiness,
      ...membersOf(features, 'readiness'),
    ];
    const checks = parts.group === undefined ? ownChecks : [...ownChecks, parts.group.readiness];
    const server = await createServer({
      config,
      logger,
      metrics,
      isDraining: () => state.phase === 'draining',
    });
    addFeatureRoutes(server, membersOf(features, 'routes').flat());
    addHealthRoutes(server, {
      service: 'router',
      version: readProductVersion(),
      readiness: () => checkReadiness(checks),
      supergraphVersion: () => supergraph.current()?.snapshot.version,
    });
    const { clientAddress } = config.headers;
    const findCode = createErrorLookup(config.errors.subgraphCodes);
    addGraphqlEndpoint(server, {
      config,
      clientAddress: createClientAddress(config.server.trustedProxies),
      sendEditor: graphiql?.sendPage,
      pipeline: {
        phases: phasesOf(features),
        currentGeneration: supergraph.current,
        authenticate: authentication.authenticate,
        variableLimits: { maxErrors: config.limits.maxErrors, showSuggestions: isDevelopment },
        filterHeaders: createHeaderFilter(config.headers.identityHeaders),
        sharingKeyOf: createSharingKey(headerRulesOf(config.headers, config.subgraphs), clientAddress),
        clientAddress,
        viewerTokens,
        showsPlans: isDevelopment,
        maskError: createErrorMask(findCode, (masked) => logMasked(masked, logger)),
        findCode,
        onBug: (error, requestId) => logger.error({ requestId, ...errorFields(error) }, 'request failed'),
        onAnswered: createRequestRecorder(logger, metrics),
      },
    });
    parts.group?.provideMetrics(metrics.collect);
    const renderMetrics = parts.group?.renderMetrics ?? metrics.render;
    const metricsListener = await serveMetrics(config.metrics, renderMetrics, server);
    if (metricsListener !== undefined) closers.push(metricsListener.close);
    const url = await listen(server, config.server);
    closers.push(() => stopServer(server, config.server.drainTimeoutMs));
    state = { phase: 'running' };

    const stop = async () => {
      await delay(config.server.drainDelayMs);
      await closeAll();
      state = { phase: 'stopped' };
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
    await closeAll();
    throw error;
  }
}
