import { type SubgraphOptions, serveSubgraph } from '../kit/graphql/serve-subgraph.ts';
import type { RunningPart } from '../kit/lifecycle/running-part.ts';
import { createContext } from './context.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { connectCrmService } from './service-client.ts';

/** Starts the crm subgraph over the gRPC service at `options.serviceAddress`. */
export function startCrmSubgraph(options: SubgraphOptions): Promise<RunningPart> {
  const service = connectCrmService(options.serviceAddress, options.metrics);
  return serveSubgraph(
    {
      domain: 'crm',
      resolvers,
      permissions,
      createContext: (request) => createContext(service.rpc, request),
      close: () => service.close(),
    },
    options,
  );
}
