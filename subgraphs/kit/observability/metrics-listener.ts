import { assertPortFree } from '../lifecycle/assert-port-free.ts';
import { createHttpServer } from '../lifecycle/create-http-server.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { Logger } from './logger.ts';
import type { PartMetrics } from './part-metrics.ts';

/** What a gRPC service shows to monitoring over HTTP. */
export interface MetricsListener extends RunningPart {
  /** From now on `/health` answers 503: the service finishes what is in flight and takes nothing new. */
  markStopping(): void;
}

/**
 * Serves `/metrics` (Prometheus) and `/health` of a gRPC service, for systems that do not speak gRPC. The
 * listener has no secrets to guard and no way to change anything; keep it on the monitoring network all the same.
 */
export async function startMetricsListener(options: {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Name in the answer of `/health`, for example `crm-service`. */
  readonly part: string;
  readonly metrics: PartMetrics;
  readonly logger: Logger;
}): Promise<MetricsListener> {
  const server = createHttpServer({ bodyLimit: 1_024, forceCloseConnections: true }, (error) =>
    options.logger.error({ err: error }, 'metrics could not be shown'),
  );
  let isStopping = false;
  server.get('/metrics', async (_request, reply) =>
    reply.type(options.metrics.registry.contentType).send(await options.metrics.registry.metrics()),
  );
  server.get('/health', (_request, reply) =>
    reply
      .code(isStopping ? 503 : 200)
      .send({ status: isStopping ? 'stopping' : 'ok', service: options.part }),
  );
  await assertPortFree(options);
  const address = await server.listen({ host: options.host, port: options.port });
  return {
    address,
    markStopping: () => {
      isStopping = true;
    },
    close: async () => {
      await server.close();
    },
  };
}
