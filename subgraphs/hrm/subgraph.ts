import { type SubgraphOptions, serveSubgraph } from '../kit/graphql/serve-subgraph.ts';
import type { RunningPart } from '../kit/lifecycle/running-part.ts';
import { createContext } from './context.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { connectHrmService } from './service-client.ts';

/** Starts the hrm subgraph over the gRPC service at `options.serviceAddress`. */
export function startHrmSubgraph(options: SubgraphOptions): Promise<RunningPart> {
  const service = connectHrmService(options.serviceAddress, options.metrics);
  return serveSubgraph(
    {
      domain: 'hrm',
      resolvers,
      permissions,
      createContext: (request) => createContext(service.rpc, request),
      close: () => service.close(),
    },
    options,
  );
}
