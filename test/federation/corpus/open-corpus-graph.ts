import { execute, type GraphQLSchema, parse } from 'graphql';
import {
  type CompiledEngine,
  createCompiledEngine,
} from '../../../router/engine/execution/compiled-engine.ts';
import type { SupergraphSnapshot } from '../../../router/graphql/supergraph-snapshot.ts';
import { decodeBody } from '../../../router/http/decode-request.ts';
import type { SubgraphTransport } from '../../../router/subgraph-http/subgraph-transport.ts';
import { buildSnapshot } from '../../../router/supergraph/build-snapshot.ts';
import { composeSubgraphs, formatFinding } from '../../../router/supergraph/compose-subgraphs.ts';
import { parseExactJson } from '../harness/exact-json.ts';
import {
  buildSchemas,
  createLocalTransport,
  createRequest,
  responseText,
  type TestResponse,
  type TestSubgraph,
  withLink,
} from '../harness/federated-graph.ts';
import type { CorpusCase, CorpusGraph, ScriptedAnswer } from './corpus-format.ts';
import { recordCalls } from './record-calls.ts';
import { createRowResolvers } from './row-resolvers.ts';

/** The supergraph of a corpus graph with executable subgraphs. */
interface ComposedCorpusGraph {
  readonly snapshot: SupergraphSnapshot;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
}

/** Composes a corpus graph. Throws with all composition errors. */
export function composeCorpusGraph(graph: CorpusGraph): ComposedCorpusGraph {
  const subgraphs: Record<string, TestSubgraph> = Object.fromEntries(
    Object.entries(graph.subgraphs).map(([name, subgraph]) => [
      name,
      { ...subgraph, resolvers: createRowResolvers(subgraph) },
    ]),
  );
  const outcome = composeSubgraphs(
    Object.entries(subgraphs).map(([name, subgraph]) => ({
      name,
      url: `http://${name}.test/graphql`,
      sdl: withLink(subgraph),
    })),
  );
  if (outcome.kind === 'failed') throw new Error(outcome.errors.map(formatFinding).join('\n'));
  const snapshot = buildSnapshot(outcome.supergraphSdl, { subgraphUrls: {}, allowedUrlSchemes: ['http'] });
  return { snapshot, schemas: buildSchemas(subgraphs) };
}

/** What the compiled engine made of a case. */
interface CaseOutcome {
  /** The response as sent to the client. */
  readonly text: string;
  readonly response: TestResponse;
  /** Requests by subgraph. */
  readonly requests: Readonly<Record<string, number>>;
  /** Root fields of mutations that subgraphs executed, in order. */
  readonly calls: readonly string[];
}

/** The compiled engine on a corpus graph. */
export interface CorpusEngine {
  run(corpusCase: CorpusCase): Promise<CaseOutcome>;
  close(): Promise<void>;
}

/** Puts the compiled engine in front of a graph; cases with planner settings get an engine of their own. */
export function openCorpusEngine({ snapshot, schemas }: ComposedCorpusGraph): CorpusEngine {
  const engines = new Map<string, CompiledEngine>();
  let requests: Record<string, number> = {};
  let calls: string[] = [];
  let scripted = new Map<string, ScriptedAnswer[]>();
  for (const schema of schemas.values()) recordCalls(schema, (field) => calls.push(field));
  const local = createLocalTransport(schemas);
  const transport: SubgraphTransport = {
    async send(request, signal) {
      requests[request.subgraph] = (requests[request.subgraph] ?? 0) + 1;
      const script = scripted.get(request.subgraph);
      if (script === undefined) return local.send(request, signal);
      const answer = script.shift();
      if (answer === undefined)
        throw new Error(`No answer is scripted for this request of ${request.subgraph}`);
      return {
        status: answer.status ?? 200,
        body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
        headers: { 'content-type': answer.contentType ?? 'application/json' },
      };
    },
    close: async () => undefined,
  };
  return {
    async run(corpusCase) {
      const { operation, answers = {}, planning = {} } = corpusCase;
      const key = JSON.stringify(planning);
      const engine =
        engines.get(key) ??
        createCompiledEngine(snapshot, { transport, planning: { timeoutMs: 10_000, ...planning } });
      engines.set(key, engine);
      requests = {};
      calls = [];
      scripted = new Map(Object.entries(answers).map(([subgraph, list]) => [subgraph, [...list]]));
      const response = await engine.execute(createRequest(snapshot, operation, readVariables(corpusCase)));
      const text = responseText(response);
      return { text, response: JSON.parse(text) as TestResponse, requests, calls };
    },
    async close() {
      await Promise.all([...engines.values()].map((engine) => engine.close()));
    },
  };
}

/** Variables as the router reads them from a request. */
function readVariables({ variables = {}, variablesText }: CorpusCase): Record<string, unknown> {
  if (variablesText === undefined) return variables;
  const body = Buffer.from(`{"variables":${variablesText}}`);
  const limits = { maxJsonDepth: 100, maxOperationNameLength: 100 };
  const decoded = decodeBody({ 'content-type': 'application/json' }, body, limits);
  if (decoded.kind === 'respond') throw new Error('The variables of the case cannot be read');
  return decoded.value.variables;
}

/** Executes a case on one graphql-js server with the API schema; `calls` are root fields of mutations in order. */
export async function runOnMonolith(
  { snapshot }: ComposedCorpusGraph,
  { monolith }: CorpusGraph,
  { operation, variables = {}, variablesText }: CorpusCase,
): Promise<{ readonly response: TestResponse; readonly calls: readonly string[] }> {
  const calls: string[] = [];
  recordCalls(snapshot.apiSchema, (field) => calls.push(field));
  const result = await execute({
    schema: snapshot.apiSchema,
    document: parse(operation),
    rootValue: monolith,
    variableValues:
      variablesText === undefined ? variables : (parseExactJson(variablesText) as Record<string, unknown>),
  });
  return { response: parseExactJson(JSON.stringify(result)) as TestResponse, calls };
}
