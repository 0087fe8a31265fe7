import type { FederationConfig } from '../config/federation-config.ts';
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

async function createCompiled({ snapshot, config, onSubgraphCall }: EngineOptions): Promise<Engine> {
  const { createCompiledEngine } = await import('./execution/compiled-engine.ts');
  return createCompiledEngine(snapshot, { ...compiledEngineOptionsOf(config), onSubgraphCall });
}
