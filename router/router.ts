import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createHeaderFilter } from './authentication/identity-headers.ts';
import { startAuthentication } from './authentication/start-authentication.ts';
import { ANONYMOUS, VIEWER_TOKEN_HEADER } from './authentication/viewer.ts';
import { createViewerTokenSigner, type ViewerTokenSigner } from './authentication/viewer-token.ts';
import type { MetricsConfig } from './config/observability-config.ts';
import { isGraphiqlEnabled, isIntrospectionEnabled, type RouterConfig } from './config/router-config.ts';
import type { ServerConfig } from './config/server-config.ts';
import type { ViewerTokenConfig } from './config/viewer-token-config.ts';
import {
  type DocumentRule,
  refuseIntrospection,
  refusePrototypeVariable,
} from './documents/document-rules.ts';
import { createGraphiql } from './graphiql/create-graphiql.ts';
import { createErrorLookup } from './graphql/error-table.ts';
import { addHealthRoutes, type Readiness } from './health/health-routes.ts';
import { readProductVersion } from './health/product-version.ts';
import { createClientAddress } from './http/client-address.ts';
import { createServer, type HttpServer } from './http/create-server.ts';
import { addGraphqlEndpoint } from './http/graphql-endpoint.ts';
import { addMetricsRoute, startMetricsListener } from './http/metrics-routes.ts';
import { stopServer } from './http/stop-server.ts';
import { createLogger, errorFields, type Logger } from './observability/logger.ts';
import { createMetrics, createNoMetrics, type Metrics } from './observability/metrics.ts';
import type { PipelineParts } from './pipeline/handle-graphql-request.ts';
import { createErrorMask, type MaskedError } from './pipeline/mask-error.ts';
import { createRequestRecorder } from './pipeline/record-request.ts';
import { describeUnavailability, type RouterState } from './router-lifecycle.ts';
import { type RunningSupergraph, startSupergraph } from './supergraph/start-supergraph.ts';
import type { OperationSource } from './warm-up/operation-source.ts';
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
  /** Further stages; each list is appended in the order given. */
  readonly pipeline?: Partial<Pick<PipelineParts, 'documentSources' | 'guards' | 'layers'>>;
  readonly documentRules?: readonly DocumentRule[];
  /** Operations to prepare before a supergraph takes over: stored operations, REST routes. */
  readonly expectedOperations?: readonly OperationSource[];
  /** Other processes that share the port: readiness and metrics are those of all together. */
  readonly group?: RouterGroup;
}

/** Name that health routes report. */
const serviceName = 'router';

/**
 * Creates a router and starts listening.
 * @throws {Error} with a one-line message when the supergraph file is missing or invalid, or the port is taken.
 */
export async function createRouter(config: RouterConfig, parts: RouterParts = {}): Promise<Router> {
  let state: RouterState = { phase: 'starting' };
  const logger = parts.logger ?? createLogger(config.logging);
  const metrics = config.metrics.enabled ? createMetrics() : createNoMetrics();
  const closers: Array<() => Promise<void>> = [];
  const closeAll = async () => {
    for (const close of closers.toReversed()) await close();
  };

  try {
    const findCode = createErrorLookup(config.errors.subgraphCodes);
    const clientAddress = createClientAddress(config.server.trustedProxies);
    const viewerTokens = createViewerTokens(config.viewerToken);
    const supergraph = await startSupergraph({
      config,
      documents: documentOptionsOf(config, metrics, parts.documentRules ?? []),
      prepare: createWarmUp({
        config: config.warmUp,
        sources: parts.expectedOperations ?? [],
        logger,
        metrics,
      }),
      schemaRequestHeaders: () => schemaRequestHeadersOf(viewerTokens),
      logger,
      metrics,
    });
    closers.push(supergraph.close, supergraph.stopUpdates);
    const authentication = await startAuthentication(config.jwt, logger, metrics);
    closers.push(authentication.close);

    const readiness = () => readinessOf(state, supergraph, authentication.isReady());
    const isDraining = () => state.phase === 'draining';
    const server = await createServer({ config, logger, metrics, isDraining });
    const graphiql = isGraphiqlEnabled(config)
      ? createGraphiql({
          config: config.graphiql,
          endpoint: config.server.path,
          offersLogins: isDevelopment(config),
          logger,
        })
      : undefined;
    graphiql?.addRoutes(server);
    addHealthRoutes(server, {
      service: serviceName,
      version: readProductVersion(),
      readiness: () => readinessInGroup(readiness(), parts.group),
      supergraphVersion: () => supergraph.current()?.snapshot.version,
    });
    addGraphqlEndpoint(server, {
      config,
      clientAddress,
      sendEditor: graphiql?.sendPage,
      pipeline: {
        currentGeneration: supergraph.current,
        documentSources: parts.pipeline?.documentSources ?? [],
        authenticate: authentication.authenticate,
        variableLimits: { maxErrors: config.limits.maxErrors, showSuggestions: isDevelopment(config) },
        guards: parts.pipeline?.guards ?? [],
        layers: parts.pipeline?.layers ?? [],
        filterHeaders: createHeaderFilter(config.headers.identityHeaders),
        viewerTokens,
        showsPlans: isDevelopment(config),
        maskError: createErrorMask(findCode, (masked) => logMasked(masked, logger)),
        findCode,
        onBug: (error, requestId) => logger.error({ requestId, ...errorFields(error) }, 'request failed'),
        onAnswered: createRequestRecorder(logger, metrics),
      },
    });
    parts.group?.provideMetrics(metrics.collect);
    const renderMetrics = parts.group?.renderMetrics ?? metrics.render;
    const metricsUrl = await serveMetrics(config.metrics, renderMetrics, server, closers);
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
      metricsUrl,
      state: () => state,
      readiness,
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

function isDevelopment(config: RouterConfig): boolean {
  return config.environment === 'development';
}

function createViewerTokens({ secret, ...claims }: ViewerTokenConfig): ViewerTokenSigner | undefined {
  return secret === undefined ? undefined : createViewerTokenSigner({ ...claims, secret });
}

async function schemaRequestHeadersOf(
  signer: ViewerTokenSigner | undefined,
): Promise<Record<string, string>> {
  return signer === undefined ? {} : { [VIEWER_TOKEN_HEADER]: await signer.tokenFor(ANONYMOUS) };
}

function documentOptionsOf(config: RouterConfig, metrics: Metrics, further: readonly DocumentRule[]) {
  const { maxTokens, maxErrors, documentCacheBytes: maxBytes } = config.limits;
  const introspection = isIntrospectionEnabled(config) ? [] : [refuseIntrospection];
  return {
    rules: [refusePrototypeVariable, ...introspection, ...further],
    maxTokens,
    maxErrors,
    maxBytes,
    showSuggestions: isDevelopment(config),
    onLookup: (isHit: boolean) => metrics.cacheLookup('documents', isHit),
  };
}

function readinessOf(state: RouterState, supergraph: RunningSupergraph, canAuthenticate: boolean): Readiness {
  const unavailability = describeUnavailability(state);
  if (unavailability !== undefined) return { kind: 'not-ready', reason: unavailability };
  if (supergraph.current() === undefined) return { kind: 'not-ready', reason: 'no supergraph' };
  if (!canAuthenticate) return { kind: 'not-ready', reason: 'no keys of the token issuer' };
  return { kind: 'ready' };
}

function readinessInGroup(own: Readiness, group: RouterGroup | undefined): Readiness {
  if (own.kind !== 'ready' || group === undefined || group.isReady()) return own;
  return { kind: 'not-ready', reason: 'other workers are starting' };
}

function logMasked({ error, correlationId }: MaskedError, logger: Logger): void {
  const { subgraph, message: reason, path, extensions, cause } = error;
  const causeFields = cause === undefined ? {} : errorFields(cause);
  logger.error(
    { requestId: correlationId, subgraph, reason, path, extensions, ...causeFields },
    'error kept from the client',
  );
}

async function serveMetrics(
  config: MetricsConfig,
  render: Metrics['render'],
  server: HttpServer,
  closers: Array<() => Promise<void>>,
): Promise<string | undefined> {
  if (!config.enabled) return undefined;
  if (config.port === undefined) {
    addMetricsRoute(server, config.path, render);
    return undefined;
  }
  const listener = await startMetricsListener(config, render);
  closers.push(listener.close);
  return listener.url;
}

async function listen(server: HttpServer, { host, port }: ServerConfig): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error: unknown) {
    await server.close();
    throw new Error(describeListenError(error, host, port), { cause: error });
  }
  const address = server.server.address() as AddressInfo;
  const shownHost = address.address === '0.0.0.0' || address.address === '::' ? 'localhost' : address.address;
  return `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${address.port}`;
}

function describeListenError(error: unknown, host: string, port: number): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `port ${port} is taken by another process`;
    case 'EACCES':
      return `port ${port} may not be used by this user`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine`;
    default:
      return `cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
