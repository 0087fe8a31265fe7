import { type SubgraphOptions, serveSubgraph } from '../kit/graphql/serve-subgraph.ts';
import type { RunningPart } from '../kit/lifecycle/running-part.ts';
import { createContext } from './context.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { connectFinanceService } from './service-client.ts';

/** Starts the finance subgraph over the gRPC service at `options.serviceAddress`. */
export function startFinanceSubgraph(options: SubgraphOptions): Promise<RunningPart> {
  const service = connectFinanceService(options.serviceAddress, options.metrics);
  return serveSubgraph(
    {
      domain: 'finance',
      resolvers,
      permissions,
      createContext: (request) => createContext(service.rpc, request),
      close: () => service.close(),
    },
    options,
  );
}
