import { type SubgraphOptions, serveSubgraph } from '../kit/graphql/serve-subgraph.ts';
import type { RunningPart } from '../kit/lifecycle/running-part.ts';
import { createContext } from './context.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { addWebhookRoute } from './routes/webhook-route.ts';
import { connectPaymentsService } from './service-client.ts';

/** Starts the payments subgraph over the gRPC service at `options.serviceAddress`. */
export function startPaymentsSubgraph(options: SubgraphOptions): Promise<RunningPart> {
  const service = connectPaymentsService(options.serviceAddress, options.metrics);
  return serveSubgraph(
    {
      domain: 'payments',
      resolvers,
      permissions,
      createContext: (request) => createContext(service.rpc, request),
      addRoutes: (server) => addWebhookRoute(server, service.rpc, options.viewerTokens, options.logger),
      close: () => service.close(),
    },
    options,
  );
}
