import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import { type CrmLoaders, createLoaders } from './loaders.ts';
import type { CrmClient } from './service-client.ts';

/** What every crm resolver gets. */
export interface Context extends SubgraphContext {
  readonly crm: CrmClient;
  readonly loaders: CrmLoaders;
}

export function createContext(crm: CrmClient, request: SubgraphContext): Context {
  return { ...request, crm, loaders: createLoaders(crm, request.call) };
}
