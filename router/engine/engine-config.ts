import type { FederationConfig } from '../config/federation-config.ts';
import type { HeadersConfig } from '../config/headers-config.ts';
import type { PlanningConfig } from '../config/planning-config.ts';
import type { SubgraphsConfig } from '../config/subgraphs-config.ts';

/** Sections of the configuration that engines are made from. */
export interface EngineConfig {
  readonly federation: FederationConfig;
  readonly planning: PlanningConfig;
  readonly subgraphs: SubgraphsConfig;
  readonly headers: HeadersConfig;
}
