import type { SubgraphOptions } from '../graphql/serve-subgraph.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { SettingsDefinition } from './define-settings.ts';
import type { ServiceOptions } from './service-runtime.ts';

/** A domain as composition roots see it: two parts that can be started, together or apart. */
export interface Domain {
  readonly name: string;
  /** What an installation may decide about it; undefined when that is nothing. */
  readonly settings?: SettingsDefinition<unknown>;
  readonly startService: (options: ServiceOptions) => Promise<RunningPart>;
  readonly startSubgraph: (options: SubgraphOptions) => Promise<RunningPart>;
}
