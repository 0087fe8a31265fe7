import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import type { NodeLoader } from './loaders.ts';

/** What the resolvers of `node` and `nodes` get. */
export interface Context extends SubgraphContext {
  /** Live as long as the request. */
  nodeById: NodeLoader;
}
