import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import { createLoaders, type ReservationsLoaders } from './loaders.ts';
import type { ReservationsClient } from './service-client.ts';

/** What every reservations resolver gets. */
export interface Context extends SubgraphContext {
  readonly service: ReservationsClient;
  readonly loaders: ReservationsLoaders;
}

/** The context of one request, with loaders of its own. */
export function createContext(service: ReservationsClient, request: SubgraphContext): Context {
  return { ...request, service, loaders: createLoaders(service, request.call) };
}
