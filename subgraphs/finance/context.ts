import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import { createLoaders, type FinanceLoaders } from './loaders.ts';
import type { FinanceClient } from './service-client.ts';

/** What every finance resolver gets. */
export interface Context extends SubgraphContext {
  readonly finance: FinanceClient;
  readonly loaders: FinanceLoaders;
}

/** The context of one request; loaders live as long as it. */
export function createContext(finance: FinanceClient, request: SubgraphContext): Context {
  return { ...request, finance, loaders: createLoaders(finance, request.call) };
}
