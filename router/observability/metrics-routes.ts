import fastify, { type FastifyInstance } from 'fastify';
import type { MetricsConfig } from '../config/observability-config.ts';
import type { Metrics } from './metrics.ts';

/** Serves the metrics at their path. */
export function addMetricsRoute(server: FastifyInstance, path: string, metrics: Metrics): void {
  server.get(path, async (_request, reply) => {
    const { contentType, text } = await metrics.render();
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
  metrics: Metrics,
): Promise<MetricsListener> {
  const server = fastify({ logger: false });
  addMetricsRoute(server, config.path, metrics);
  const url = await server.listen({ host: config.host, port: config.port ?? 0 });
  return {
    url,
    async close() {
      await server.close();
    },
  };
}
