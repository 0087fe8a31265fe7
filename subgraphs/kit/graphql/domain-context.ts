import type { ServiceClient } from '../grpc/grpc-client.ts';
import type { SubgraphContext } from './subgraph-context.ts';

/** What every resolver of a domain gets: who asks, the domain's service, and loaders that batch calls to it. */
export interface DomainContext<Proto, Loaders> extends SubgraphContext {
  /** The RPCs of the domain's own service; pass `call` to each. */
  readonly service: ServiceClient<Proto>;
  /** Live as long as the request, in a mutation as long as one of its root fields: take them anew where they are used. */
  loaders: Loaders;
}
