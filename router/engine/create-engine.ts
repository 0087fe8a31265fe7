import type { FederationConfig } from '../config/federation-config.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import { compiledEngineOptionsOf } from './compiled-engine-options.ts';
import type { Engine } from './engine.ts';
import type { EngineConfig } from './engine-config.ts';

/** Names of the engines that `federation.engine` selects. */
export type EngineKind = FederationConfig['engine'];

/** Outcome of one request to a subgraph, for metrics. */
export type SubgraphFetchOutcome = 'ok' | 'errors' | 'invalid' | 'unavailable' | 'timeout' | 'aborted';

/** What every engine is made from. */
export interface EngineOptions {
  readonly snapshot: SupergraphSnapshot;
  readonly config: EngineConfig;
  /** Called after every request to a subgraph. */
  readonly onSubgraphFetch: (subgraph: string, outcome: SubgraphFetchOutcome, durationMs: number) => void;
}

/** Makes the engine of one supergraph snapshot. */
export type EngineFactory = (options: EngineOptions) => Promise<Engine>;

/** Loads the modules of the selected engine, and of no other. */
export async function loadEngineFactory(kind: EngineKind): Promise<EngineFactory> {
  switch (kind) {
    case 'apollo':
      return (await import('./reference/apollo-engine.ts')).createApolloEngine;
    case 'compiled':
      return createCompiled;
  }
}

async function createCompiled(options: EngineOptions): Promise<Engine> {
  const { createCompiledEngine } = await import('./execution/compiled-engine.ts');
  const { snapshot, config, onSubgraphFetch } = options;
  return createCompiledEngine(snapshot, {
    ...compiledEngineOptionsOf(config),
    onSubgraphCall: ({ subgraph, outcome, durationMs }) =>
      onSubgraphFetch(subgraph, outcomeOfCall(outcome), durationMs),
  });
}

/** The compiled engine names an outcome by `ok`, `error`, or the code of the failure. */
function outcomeOfCall(outcome: string): SubgraphFetchOutcome {
  switch (outcome) {
    case 'ok':
      return 'ok';
    case 'error':
      return 'errors';
    case 'TIMEOUT':
      return 'timeout';
    case 'CANCELLED':
      return 'aborted';
    case 'SUBGRAPH_INVALID_RESPONSE':
    case 'SUBGRAPH_RESPONSE_TOO_LARGE':
      return 'invalid';
    default:
      return 'unavailable';
  }
}
