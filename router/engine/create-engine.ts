import type { FederationConfig } from '../config/federation-config.ts';
import type { SubgraphFetchOutcome } from '../observability/metrics.ts';
import { compiledEngineOptionsOf } from './compiled-engine-options.ts';
import type { Engine } from './engine.ts';
import type { EngineFactory, EngineOptions } from './engine-options.ts';

/** Loads the modules of the selected engine, and of no other. */
export async function loadEngineFactory(kind: FederationConfig['engine']): Promise<EngineFactory> {
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
