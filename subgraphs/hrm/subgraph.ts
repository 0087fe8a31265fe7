import type { RunningPart } from '../kit/running-part.ts';
import { type SubgraphOptions, serveSubgraph } from '../kit/serve-subgraph.ts';
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
