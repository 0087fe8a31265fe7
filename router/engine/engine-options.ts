import type { FederationConfig } from '../config/federation-config.ts';
import type { PlanningConfig } from '../config/planning-config.ts';
import type { SubgraphsConfig } from '../config/subgraphs-config.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import type { SubgraphCallRecord } from '../subgraph-http/subgraph-client.ts';
import type { Engine } from './engine.ts';

/** Sections of the configuration that engines are made from. */
export interface EngineConfig {
  readonly federation: FederationConfig;
  readonly planning: PlanningConfig;
  readonly subgraphs: SubgraphsConfig;
}

/** What every engine is made from. */
export interface EngineOptions {
  readonly snapshot: SupergraphSnapshot;
  readonly config: EngineConfig;
  /** Called after every request to a subgraph. */
  readonly onSubgraphCall: (record: SubgraphCallRecord) => void;
}

/** Makes the engine of one supergraph snapshot. */
export type EngineFactory = (options: EngineOptions) => Promise<Engine>;
