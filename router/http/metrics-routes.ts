import fastify, { type FastifyInstance } from 'fastify';
import type { CompressionConfig } from '../config/compression-config.ts';
import type { MetricsConfig } from '../config/observability-config.ts';
import type { RenderedMetrics } from '../observability/aggregate-metrics.ts';
import { addCompression } from './compression.ts';
import { listen } from './listen.ts';

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

/** Sections of the configuration that decide how metrics are served. */
interface MetricsSections {
  readonly metrics: MetricsConfig;
  readonly compression: CompressionConfig;
}

/** A listener for metrics alone. */
export interface MetricsListener {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the separate listener of `metrics.port`.
 * @throws {Error} with a one-line message when the port is taken or the address is not of this machine.
 */
export async function startMetricsListener(
  { metrics: config, compression }: MetricsSections,
  render: () => Promise<RenderedMetrics>,
): Promise<MetricsListener> {
  const server = fastify({ logger: false });
  addCompression(server, compression);
  addMetricsRoute(server, config.path, render);
  const url = await listen(server, { host: config.host, port: config.port ?? 0 });
  return {
    url,
    async close() {
      await server.close();
    },
  };
}

/** Serves the metrics where `metrics` wants them: on this server, on a listener of their own, or not at all. */
export async function serveMetrics(
  sections: MetricsSections,
  render: () => Promise<RenderedMetrics>,
  server: FastifyInstance,
): Promise<MetricsListener | undefined> {
  const { metrics: config } = sections;
  if (!config.enabled) return undefined;
  if (config.port !== undefined) return startMetricsListener(sections, render);
  addMetricsRoute(server, config.path, render);
  return undefined;
}
