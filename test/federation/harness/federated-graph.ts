import { createHash } from 'node:crypto';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, Kind, parse, specifiedRules, validate } from 'graphql';
import type { EngineRequest, EngineResponse } from '../../../router/engine/engine.ts';
import type { CompiledEngineOptions } from '../../../router/engine/execution/compiled-engine.ts';
import {
  type CompiledEngine,
  createCompiledEngine,
} from '../../../router/engine/execution/compiled-engine.ts';
import type { ExecutableOperation } from '../../../router/graphql/operation.ts';
import type { SupergraphSnapshot } from '../../../router/graphql/supergraph-snapshot.ts';
import type { SubgraphRequest, SubgraphTransport } from '../../../router/subgraph-http/subgraph-transport.ts';
import { buildSnapshot } from '../../../router/supergraph/build-snapshot.ts';
import { parseExactJson } from './exact-json.ts';
import { oneOfVariablesRule } from './one-of-variables-rule.ts';

/** Resolvers as `buildSubgraphSchema` takes them. */
export type Resolvers = Record<string, Record<string, unknown>>;

/** A subgraph that runs in this process. */
export interface TestSubgraph {
  /** SDL; the federation link is added unless the text has one or `isFederation1` is set. */
  readonly sdl: string;
  readonly resolvers: Resolvers;
  readonly isFederation1?: boolean;
}

/** A request a subgraph received. */
export interface ReceivedRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag", "@extends"])\n`;

/** The SDL with the federation link in front. */
export function withLink(subgraph: TestSubgraph): string {
  return subgraph.isFederation1 === true || subgraph.sdl.includes('@link(')
    ? subgraph.sdl
    : link + subgraph.sdl;
}

/** Composes subgraphs; throws with all composition errors. */
export function compose(subgraphs: Readonly<Record<string, TestSubgraph>>): SupergraphSnapshot {
  const result = composeServices(
    Object.entries(subgraphs).map(([name, subgraph]) => ({
      name,
      url: `http://${name.toLowerCase()}.test/graphql`,
      typeDefs: parse(withLink(subgraph)),
    })),
  );
  if (result.supergraphSdl === undefined) {
    throw new Error(`Composition failed:\n${(result.errors ?? []).map(({ message }) => message).join('\n')}`);
  }
  return buildSnapshot(result.supergraphSdl, { subgraphUrls: {}, allowedUrlSchemes: ['http'] });
}

/** Executable schemas by subgraph name. */
export function buildSchemas(subgraphs: Readonly<Record<string, TestSubgraph>>): Map<string, GraphQLSchema> {
  return new Map(
    Object.entries(subgraphs).map(([name, subgraph]) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(withLink(subgraph)), resolvers: subgraph.resolvers as never }]),
    ]),
  );
}

/** A transport that executes in this process what the engine would send; it validates every request and keeps all digits of numbers. */
export function createLocalTransport(
  schemas: ReadonlyMap<string, GraphQLSchema>,
  onRequest: (request: ReceivedRequest) => void = () => undefined,
): SubgraphTransport {
  return {
    async send(request: SubgraphRequest) {
      const schema = schemas.get(request.subgraph);
      if (schema === undefined) throw new Error(`Unknown subgraph ${request.subgraph}`);
      const { query, variables = {} } = parseExactJson(request.body) as {
        query: string;
        variables?: Record<string, unknown>;
      };
      onRequest({ subgraph: request.subgraph, query, variables, headers: request.headers });
      const document = parse(query);
      const mistakes = validate(schema, document, [...specifiedRules, oneOfVariablesRule]);
      const result =
        mistakes.length > 0
          ? { errors: mistakes }
          : await execute({
              schema,
              document,
              variableValues: variables,
              contextValue: { headers: request.headers },
            });
      return { status: 200, body: JSON.stringify(result), headers: { 'content-type': 'application/json' } };
    },
    close: async () => undefined,
  };
}

/** A composed graph with its engine. */
export interface TestGraph {
  readonly snapshot: SupergraphSnapshot;
  readonly engine: CompiledEngine;
  readonly received: ReceivedRequest[];
  /** A request of an anonymous client. */
  request(text: string): EngineRequest;
  /** Executes an operation and returns the response as a client would read it. */
  query(
    text: string,
    variables?: Record<string, unknown>,
    request?: Partial<EngineRequest>,
  ): Promise<TestResponse>;
}

/** A GraphQL response. */
export interface TestResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: ReadonlyArray<{
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Composes subgraphs and puts the compiled engine in front of them. */
export function createTestGraph(
  subgraphs: Readonly<Record<string, TestSubgraph>>,
  options: CompiledEngineOptions = {},
): TestGraph {
  const snapshot = compose(subgraphs);
  const received: ReceivedRequest[] = [];
  const transport = createLocalTransport(buildSchemas(subgraphs), (request) => received.push(request));
  const engine = createCompiledEngine(snapshot, { transport, planning: { timeoutMs: 10_000 }, ...options });
  return {
    snapshot,
    engine,
    received,
    request: (text) => createRequest(snapshot, text),
    async query(text, variables = {}, request = {}) {
      const response = await engine.execute(createRequest(snapshot, text, variables, request));
      return JSON.parse(responseText(response)) as TestResponse;
    },
  };
}

/** The response map as JSON text, as a transport would write it. */
export function responseText(response: EngineResponse): string {
  const errors = response.errors.length > 0 ? `,"errors":${JSON.stringify(response.errors)}` : '';
  if (response.kind === 'refused') return `{${errors.slice(1)}}`;
  const { data, extensions } = response;
  const rest = extensions === undefined ? errors : `${errors},"extensions":${JSON.stringify(extensions)}`;
  return `{"data":${data.toString()}${rest}}`;
}

/** Parses and validates a text as the pipeline would. Throws on an invalid operation. */
export function createExecutable(
  snapshot: SupergraphSnapshot,
  text: string,
  operationName?: string,
): ExecutableOperation {
  const document = parse(text);
  const mistakes = validate(snapshot.apiSchema, document);
  if (mistakes.length > 0)
    throw new Error(`Invalid operation: ${mistakes.map(({ message }) => message).join('; ')}`);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName !== undefined && definition.name?.value !== operationName) continue;
    const documentHash = createHash('sha256').update(text).digest('hex');
    return { document, operation: definition, operationName, text, documentHash };
  }
  throw new Error('No operation');
}

/** A request of an anonymous client that hides nothing. */
export function createRequest(
  snapshot: SupergraphSnapshot,
  text: string,
  variables: Record<string, unknown> = {},
  overrides: Partial<EngineRequest> = {},
): EngineRequest {
  return {
    operation: overrides.operation ?? createExecutable(snapshot, text),
    variables,
    sharingKey: 'anonymous',
    clientHeaders: {},
    routerHeaders: {},
    signal: new AbortController().signal,
    formatError: ({ message, path, extensions }) => ({
      message,
      extensions,
      ...(path !== undefined && { path }),
    }),
    ...overrides,
  };
}
