import { builtInPaths } from '../config/built-in-paths.ts';
import type { HttpServer } from '../http/create-server.ts';
import { dataHeaders } from '../http/security-headers.ts';
import type { Readiness } from '../observability/readiness.ts';

/** What health routes report. */
interface HealthOptions {
  readonly service: string;
  readonly version: string;
  readonly readiness: () => Readiness;
  readonly supergraphVersion: () => string | undefined;
  /** Where the supergraph was read: `file`, `url`, `copy` (the last good one of the address) or `subgraphs`. */
  readonly supergraphOrigin: () => string | undefined;
}

/**
 * Adds `/health` and `/healthz` (the process is alive), `/ready` and `/readyz` (it should get traffic; 503
 * while starting and draining) and `/version`.
 */
export function addHealthRoutes(server: HttpServer, options: HealthOptions): void {
  const { service, version } = options;
  for (const path of builtInPaths.alive) {
    server.get(path, (_request, reply) =>
      reply
        .headers(dataHeaders)
        .send({ status: 'ok', service, version, timestamp: new Date().toISOString() }),
    );
  }
  for (const path of builtInPaths.ready) {
    server.get(path, (_request, reply) => {
      const readiness = options.readiness();
      const isReady = readiness.kind === 'ready';
      return reply
        .code(isReady ? 200 : 503)
        .headers(dataHeaders)
        .send({
          status: isReady ? 'ready' : 'not_ready',
          ...(readiness.kind === 'not-ready' && { check: readiness.check, reason: readiness.reason }),
          supergraph: describeSupergraph(options),
          service,
          version,
          timestamp: new Date().toISOString(),
        });
    });
  }
  for (const path of builtInPaths.version) {
    server.get(path, (_request, reply) =>
      reply.headers(dataHeaders).send({
        service,
        version,
        supergraph: options.supergraphVersion() ?? null,
        node: process.versions.node,
      }),
    );
  }
}

/** The supergraph in service, null while there is none. */
function describeSupergraph({ supergraphVersion, supergraphOrigin }: HealthOptions) {
  const version = supergraphVersion();
  return version === undefined ? null : { version, from: supergraphOrigin() };
}
