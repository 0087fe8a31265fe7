import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import { createLoaders, type PaymentsLoaders } from './loaders.ts';
import type { PaymentsClient } from './service-client.ts';

/** What every payments resolver gets. */
export interface Context extends SubgraphContext {
  readonly payments: PaymentsClient;
  readonly loaders: PaymentsLoaders;
}

export function createContext(payments: PaymentsClient, request: SubgraphContext): Context {
  return { ...request, payments, loaders: createLoaders(payments, request.call) };
}
