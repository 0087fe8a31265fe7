import type { MetricsConfig } from '../config/observability-config.ts';
import type { RenderedMetrics } from '../observability/aggregate-metrics.ts';
import {
  createPlainServer,
  type HttpServer,
  type PlainServerOptions,
  type PlainServerSections,
} from './create-server.ts';
import { listen } from './listen.ts';
import { stopServer } from './stop-server.ts';

/** Serves the metrics at their path. */
function addMetricsRoute(server: HttpServer, path: string, render: () => Promise<RenderedMetrics>): void {
  server.get(path, async (_request, reply) => {
    const { contentType, text } = await render();
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(text);
  });
}

/** Sections of the configuration that decide how metrics are served. */
interface MetricsSections extends PlainServerSections {
  readonly metrics: MetricsConfig;
}

/** What is needed to serve metrics. */
interface MetricsOptions extends PlainServerOptions {
  readonly config: MetricsSections;
  readonly render: () => Promise<RenderedMetrics>;
}

/** A listener for metrics alone. */
export interface MetricsListener {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the separate listener of `metrics.port`; it refuses what it refuses as the server for clients does.
 * @throws {Error} with a one-line message when the port is taken or the address is not of this machine.
 */
async function startMetricsListener(options: MetricsOptions): Promise<MetricsListener> {
  const { metrics, server: limits } = options.config;
  let isClosing = false;
  const server = createPlainServer({ ...options, isDraining: () => isClosing || options.isDraining() });
  addMetricsRoute(server, metrics.path, options.render);
  const url = await listen(server, { host: metrics.host, port: metrics.port ?? 0 });
  return {
    url,
    close() {
      isClosing = true;
      return stopServer(server, limits.drainTimeoutMs);
    },
  };
}

/** Serves the metrics where `metrics` wants them: on this server, on a listener of their own, or not at all. */
export async function serveMetrics(
  options: MetricsOptions,
  server: HttpServer,
): Promise<MetricsListener | undefined> {
  const { metrics } = options.config;
  if (!metrics.enabled) return undefined;
  if (metrics.port !== undefined) return startMetricsListener(options);
  addMetricsRoute(server, metrics.path, options.render);
  return undefined;
}
