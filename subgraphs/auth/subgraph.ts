import { type SubgraphOptions, serveSubgraph } from '../kit/graphql/serve-subgraph.ts';
import type { RunningPart } from '../kit/lifecycle/running-part.ts';
import { createContext } from './context.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { addKeySetRoute } from './routes/key-set-route.ts';
import { connectAuthService } from './service-client.ts';

/** Starts the auth subgraph over the gRPC service at `options.serviceAddress`. */
export function startAuthSubgraph(options: SubgraphOptions): Promise<RunningPart> {
  const service = connectAuthService(options.serviceAddress, options.metrics);
  return serveSubgraph(
    {
      domain: 'auth',
      resolvers,
      permissions,
      createContext: (request) => createContext(service.rpc, options.viewerTokens, request),
      addRoutes: (server) => addKeySetRoute(server, service.rpc, options.viewerTokens),
      close: () => service.close(),
    },
    options,
  );
}
