import type { SubgraphOptions } from '../graphql/serve-subgraph.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { SettingsDefinition } from './define-settings.ts';
import type { ServiceOptions } from './service-runtime.ts';

/** A subgraph as composition roots see it. */
export interface SubgraphPart {
  readonly name: string;
  /** What an installation may decide about its domain; undefined when that is nothing. */
  readonly settings?: SettingsDefinition<unknown> | undefined;
  readonly startSubgraph: (options: SubgraphOptions) => Promise<RunningPart>;
}

/** A domain as composition roots see it: two parts that can be started, together or apart. */
export interface Domain extends SubgraphPart {
  /** Names of the types that it looks up for `node` and `nodes`. */
  readonly nodeTypes: readonly string[];
  readonly startService: (options: ServiceOptions) => Promise<RunningPart>;
}
