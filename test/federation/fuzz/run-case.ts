import { execute, type GraphQLSchema, parse } from 'graphql';
import {
  type CompiledEngine,
  createCompiledEngine,
} from '../../../router/engine/execution/compiled-engine.ts';
import type { SupergraphSnapshot } from '../../../router/graphql/supergraph-snapshot.ts';
import {
  buildSchemas,
  compose,
  createLocalTransport,
  createRequest,
  responseText,
  type TestResponse,
} from '../harness/federated-graph.ts';
import type { DataFaults } from './graph-data.ts';
import { createMonolith, createSubgraphs } from './graph-servers.ts';
import { createRandomGraph, type RandomGraph } from './random-graph.ts';
import { createRandomOperation, type RandomOperation } from './random-operation.ts';
import { createReferenceExecutor, type ReferenceExecutor } from './reference-executor.ts';

/** A random graph with everything that can execute operations on it. */
export interface FuzzGraph {
  readonly graph: RandomGraph;
  readonly snapshot: SupergraphSnapshot;
  readonly monolith: GraphQLSchema;
  readonly engine: CompiledEngine;
  readonly reference: ReferenceExecutor | undefined;
  close(): Promise<void>;
}

/** Data faults of a graph: a third have none, a third nulls, a third nulls and errors. */
function faultsOf(graphSeed: number): DataFaults {
  const severity = graphSeed % 3;
  return { nulls: severity > 0 ? 0.15 : 0, errors: severity > 1 ? 0.1 : 0 };
}

/** Builds the graph of a seed. */
export async function openGraph(graphSeed: number, withReference: boolean): Promise<FuzzGraph> {
  const graph = createRandomGraph(graphSeed);
  const faults = faultsOf(graphSeed);
  const subgraphs = createSubgraphs(graph, faults);
  const snapshot = compose(subgraphs);
  const schemas = buildSchemas(subgraphs);
  const engine = createCompiledEngine(snapshot, {
    transport: createLocalTransport(schemas),
    planning: { timeoutMs: 10_000 },
  });
  const reference = withReference ? await createReferenceExecutor(snapshot, schemas) : undefined;
  return {
    graph,
    snapshot,
    monolith: createMonolith(graph, faults),
    engine,
    reference,
    async close() {
      await engine.close();
      await reference?.close();
    },
  };
}

/** The operation of a seed, valid on the graph. */
export function operationOf(graph: FuzzGraph, operationSeed: number): RandomOperation {
  return createRandomOperation(graph.snapshot.apiSchema, operationSeed);
}

/** What the executors made of an operation. */
export interface Comparison {
  readonly compiled: TestResponse;
  readonly monolith: TestResponse;
  readonly reference: TestResponse | undefined;
  /** How the compiled engine differs from the monolith; empty when it does not. */
  readonly differences: readonly string[];
  /** How the reference engine differs from the monolith. */
  readonly referenceDifferences: readonly string[];
}

/** Executes an operation everywhere and compares: data as text, error paths as sets. */
export async function compare(graph: FuzzGraph, operation: RandomOperation): Promise<Comparison> {
  const { text, variables } = operation;
  const monolith = (await execute({
    schema: graph.monolith,
    document: parse(text),
    variableValues: variables,
  })) as TestResponse;
  const compiled = await executeCompiled(graph, operation);
  const reference =
    graph.reference === undefined ? undefined : await graph.reference.execute(text, variables);
  return {
    compiled,
    monolith,
    reference,
    differences: [...differ(compiled, monolith, true), ...errorDifferences(compiled, monolith)],
    referenceDifferences: reference === undefined ? [] : differ(reference, monolith, false),
  };
}

async function executeCompiled(
  graph: FuzzGraph,
  { text, variables }: RandomOperation,
): Promise<TestResponse> {
  try {
    const response = await graph.engine.execute(createRequest(graph.snapshot, text, variables));
    return JSON.parse(responseText(response)) as TestResponse;
  } catch (error: unknown) {
    return {
      errors: [
        { message: `THROWN ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` },
      ],
    };
  }
}

function differ(actual: TestResponse, expected: TestResponse, isOrderCompared: boolean): string[] {
  const write = isOrderCompared ? (value: unknown) => JSON.stringify(value) : sortedText;
  const left = write(actual.data ?? null);
  const right = write(expected.data ?? null);
  if (left === right) return [];
  const errors = (actual.errors ?? []).map(({ message }) => message).slice(0, 3);
  return [
    `data differs:\n  actual:   ${left}\n  expected: ${right}${errors.length > 0 ? `\n  errors: ${errors.join('\n    ')}` : ''}`,
  ];
}

/**
 * Every error of the engine must be one the monolith has too, and an operation that fails there fails here.
 * The counts may differ: nulls that propagate inside a subgraph swallow what happened below them.
 */
function errorDifferences(actual: TestResponse, expected: TestResponse): string[] {
  const paths = new Set((expected.errors ?? []).map(({ path }) => JSON.stringify(path)));
  // Inside a null that propagated, servers report one error or several, as execution happens to proceed.
  const extra = (actual.errors ?? []).filter(
    ({ path }) => !paths.has(JSON.stringify(path)) && !isInsideNull(expected, path ?? []),
  );
  const found: string[] = extra.map(
    ({ path, message }) => `unexpected error at ${JSON.stringify(path)}: ${message}`,
  );
  if ((actual.errors ?? []).length === 0 && paths.size > 0)
    found.push(`errors are missing: ${[...paths].join(' ')}`);
  return found;
}

function isInsideNull({ data, errors }: TestResponse, path: ReadonlyArray<string | number>): boolean {
  let value: unknown = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) {
      const outer = path.slice(0, index);
      return (errors ?? []).some((error) => outer.every((part, position) => error.path?.[position] === part));
    }
    value = (value as Record<string | number, unknown>)[key];
  }
  return false;
}

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
