import type { SubgraphOptions } from '../graphql/serve-subgraph.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { ServiceOptions } from './service-runtime.ts';

/** A domain as composition roots see it: two parts that can be started, together or apart. */
export interface Domain {
  readonly name: string;
  readonly startService: (options: ServiceOptions) => Promise<RunningPart>;
  readonly startSubgraph: (options: SubgraphOptions) => Promise<RunningPart>;
}
