import { connectionsOf, headerRulesOf } from '../subgraph-http/subgraph-settings.ts';
import type { EngineConfig } from './engine-options.ts';
import type { CompiledEngineOptions } from './execution/compiled-engine.ts';

/** Options of the compiled engine as the configuration asks for them. */
export function compiledEngineOptionsOf(config: EngineConfig): CompiledEngineOptions {
  const { federation, planning, subgraphs } = config;
  return {
    http: connectionsOf(subgraphs),
    headers: headerRulesOf(subgraphs),
    shareSubgraphRequests: federation.shareSubgraphRequests,
    answerMemoryBytes: federation.answerMemoryBytes,
    cache: { maxBytes: planning.cacheBytes },
    planning: {
      timeoutMs: planning.timeoutMs,
      overrideLabels: planning.overrideLabels,
      overridePercentage: planning.overridePercentage,
    },
  };
}
