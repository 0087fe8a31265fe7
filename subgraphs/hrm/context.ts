import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import { createLoaders, type HrmLoaders } from './loaders.ts';
import type { HrmClient } from './service-client.ts';

/** What every hrm resolver gets. */
export interface Context extends SubgraphContext {
  readonly hrm: HrmClient;
  readonly loaders: HrmLoaders;
}

/** The context of one request; loaders batch and remember for its length. */
export function createContext(hrm: HrmClient, request: SubgraphContext): Context {
  return { ...request, hrm, loaders: createLoaders(hrm, request.call) };
}
