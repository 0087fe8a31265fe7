import { type SubgraphOptions, serveSubgraph } from '../kit/graphql/serve-subgraph.ts';
import type { RunningPart } from '../kit/lifecycle/running-part.ts';
import { createContext } from './context.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { connectReservationsService } from './service-client.ts';

/** Starts the reservations subgraph over the gRPC service at `options.serviceAddress`. */
export function startReservationsSubgraph(options: SubgraphOptions): Promise<RunningPart> {
  const service = connectReservationsService(options.serviceAddress, options.metrics);
  return serveSubgraph(
    {
      domain: 'reservations',
      resolvers,
      permissions,
      createContext: (request) => createContext(service.rpc, request),
      close: () => service.close(),
    },
    options,
  );
}
