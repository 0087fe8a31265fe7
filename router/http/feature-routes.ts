import type { FeatureRoute } from '../pipeline/feature-route.ts';
import type { HttpServer } from './create-server.ts';
import { addVary } from './vary.ts';

/** Adds routes of features to a server. */
export function addFeatureRoutes(server: HttpServer, routes: readonly FeatureRoute[]): void {
  for (const { method, path, handle } of routes) {
    server.route({
      method,
      url: path,
      async handler({ params, headers }, reply) {
        const response = await handle({ parameters: params as Readonly<Record<string, string>>, headers });
        if (response === undefined) return reply.callNotFound();
        // The server itself may have said already what else the answer depends on.
        const { vary, ...others } = response.headers;
        if (vary !== undefined) addVary(reply, vary);
        return reply.code(response.status).headers(others).send(response.body);
      },
    });
  }
}
