import fastify, { type FastifyInstance } from 'fastify';
import type { MetricsConfig } from '../config/observability-config.ts';
import type { RenderedMetrics } from '../observability/aggregate-metrics.ts';

/** Serves the metrics at their path. */
function addMetricsRoute(
  server: FastifyInstance,
  path: string,
  render: () => Promise<RenderedMetrics>,
): void {
  server.get(path, async (_request, reply) => {
    const { contentType, text } = await render();
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(text);
  });
}

/** A listener for metrics alone. */
export interface MetricsListener {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts the separate listener of `metrics.port`. */
export async function startMetricsListener(
  config: MetricsConfig,
  render: () => Promise<RenderedMetrics>,
): Promise<MetricsListener> {
  const server = fastify({ logger: false });
  addMetricsRoute(server, config.path, render);
  const url = await server.listen({ host: config.host, port: config.port ?? 0 });
  return {
    url,
    async close() {
      await server.close();
    },
  };
}

/** Serves the metrics where `metrics` wants them: on this server, on a listener of their own, or not at all. */
export async function serveMetrics(
  config: MetricsConfig,
  render: () => Promise<RenderedMetrics>,
  server: FastifyInstance,
): Promise<MetricsListener | undefined> {
  if (!config.enabled) return undefined;
  if (config.port !== undefined) return startMetricsListener(config, render);
  addMetricsRoute(server, config.path, render);
  return undefined;
}
