import type { GraphQLSchema } from 'graphql';
import { createCompiledEngine } from '../../../router/engine/execution/compiled-engine.ts';
import type { SupergraphSnapshot } from '../../../router/graphql/supergraph-snapshot.ts';
import { createReferenceExecutor } from '../fuzz/reference-executor.ts';
import { createLocalTransport, createRequest, responseText } from '../harness/federated-graph.ts';

/** A supergraph with executable subgraphs. */
export interface ExecutableGraph {
  readonly snapshot: SupergraphSnapshot;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
  /** Labels of `@override` that are on. */
  readonly overrideLabels: readonly string[];
}

/** Something that executes operations on a supergraph. */
export interface SystemUnderTest {
  /** The response as JSON text, `data` first; without `data` it is refused. Rejects on a bug. */
  execute(text: string, variables: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

/** Puts a system in front of a supergraph. */
export type CreateSystem = (graph: ExecutableGraph) => Promise<SystemUnderTest>;

/** Systems by the name that `npm run fuzz -- --engine` takes. */
export const systems: Readonly<Record<string, CreateSystem>> = {
  compiled: async ({ snapshot, schemas, overrideLabels }) => {
    const transport = createLocalTransport(schemas);
    const engine = createCompiledEngine(snapshot, {
      transport,
      planning: { timeoutMs: 3_000, overrideLabels },
    });
    return {
      execute: async (text, variables) =>
        responseText(await engine.execute(createRequest(snapshot, text, variables))),
      close: () => engine.close(),
    };
  },
  reference: async ({ snapshot, schemas }) => {
    const reference = await createReferenceExecutor(snapshot, schemas);
    return {
      execute: async (text, variables) => JSON.stringify(await reference.execute(text, { ...variables })),
      close: () => reference.close(),
    };
  },
};
