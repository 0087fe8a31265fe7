import type { SupergraphSnapshot } from '../../../router/graphql/supergraph-snapshot.ts';
import { buildSchemas, compose } from '../harness/federated-graph.ts';
import { createGraphModel } from './create-graph-model.ts';
import type { DataFaults, DataSource } from './field-value.ts';
import type { GraphModel } from './graph-model.ts';
import { createMonolith, type Monolith } from './monolith.ts';
import { createSubgraphs } from './subgraph-resolvers.ts';
import type { CreateSystem, SystemUnderTest } from './system-under-test.ts';

/** A random graph with the one server and the system to compare. */
export interface RandomGraph {
  readonly model: GraphModel;
  readonly snapshot: SupergraphSnapshot;
  readonly monolith: Monolith;
  readonly system: SystemUnderTest;
  /** Mutations executed since it was last emptied. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** A graph, or why subgraphs of this seed do not compose. */
export type OpenedGraph =
  | { readonly kind: 'open'; readonly graph: RandomGraph }
  | { readonly kind: 'notComposed'; readonly reason: string };

/** Data faults of a graph: a third have none, a third nulls, a third nulls and errors. */
function faultsOf(seed: number): DataFaults {
  const severity = seed % 3;
  return { nulls: severity > 0 ? 0.12 : 0, errors: severity > 1 ? 0.08 : 0 };
}

/** Builds the graph of a seed and puts a system in front of it. */
export async function openGraph(seed: number, createSystem: CreateSystem): Promise<OpenedGraph> {
  const model = createGraphModel(seed);
  const calls: string[] = [];
  const source: DataSource = { model, faults: faultsOf(seed), calls };
  const subgraphs = createSubgraphs(source);
  let snapshot: SupergraphSnapshot;
  try {
    snapshot = compose(subgraphs);
  } catch (error: unknown) {
    return { kind: 'notComposed', reason: error instanceof Error ? error.message : String(error) };
  }
  const schemas = buildSchemas(subgraphs);
  const system = await createSystem({ snapshot, schemas, overrideLabels: model.overrideLabels });
  const monolith = createMonolith(source, snapshot.apiSchema);
  return { kind: 'open', graph: { model, snapshot, monolith, system, calls, close: () => system.close() } };
}
