import type { FeatureRoute } from '../pipeline/feature-route.ts';
import type { HttpServer } from './create-server.ts';

/** Adds routes of features to a server. */
export function addFeatureRoutes(server: HttpServer, routes: readonly FeatureRoute[]): void {
  for (const { method, path, handle } of routes) {
    server.route({
      method,
      url: path,
      async handler({ params, headers }, reply) {
        const response = await handle({ parameters: params as Readonly<Record<string, string>>, headers });
        if (response === undefined) return reply.callNotFound();
        return reply.code(response.status).headers(response.headers).send(response.body);
      },
    });
  }
}
