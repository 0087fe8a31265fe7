import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { GatewayGraphQLRequestContext, GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { settingsOf } from '../../config/subgraphs-config.ts';
import type { ExecutableOperation } from '../../graphql/operation.ts';
import type { SubgraphEndpoint } from '../../graphql/supergraph-snapshot.ts';
import { createSubgraphHttp, type SubgraphHttp } from '../../subgraph-http/subgraph-http.ts';
import type { Engine, EngineError, EngineRequest, EngineResponse } from '../engine.ts';
import type { EngineOptions } from '../engine-options.ts';
import { fetchFromSubgraph, type SubgraphCaller } from './subgraph-data-source.ts';

/** What travels through the gateway with a request. */
interface GatewayContext {
  readonly request: EngineRequest | undefined;
  /** Formatted plan, once the gateway has one. */
  plan?: string;
}

/** Thrown after planning when nothing is to be executed. */
class PlanOnly extends Error {
  override readonly name = 'PlanOnly';
}

/**
 * The reference engine: stock @apollo/gateway on a fixed supergraph, with subgraph requests over the
 * router's own connections. It is what other engines are compared with.
 */
export async function createApolloEngine(options: EngineOptions): Promise<Engine> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const [{ ApolloGateway }, { prettyFormatQueryPlan }] = await Promise.all([
    import('@apollo/gateway'),
    import('@apollo/query-planner'),
  ]);
  const forwardedHeaders = options.config.headers.forwardedHeaders.map((name) => name.toLowerCase());
  const connections: SubgraphHttp[] = [];
  const closeConnections = () => Promise.all(connections.map((http) => http.close()));
  const gateway = new ApolloGateway({
    supergraphSdl: options.snapshot.supergraphSdl,
    logger: silentLogger,
    buildService: ({ name }) => createDataSource(callerOf(name)),
    experimental_didResolveQueryPlan({ queryPlan, requestContext }) {
      const context = requestContext.context as GatewayContext;
      if (context.request === undefined) throw new PlanOnly();
      if (context.request.includePlan === true) context.plan = prettyFormatQueryPlan(queryPlan);
    },
  });

  function callerOf(name: string): SubgraphCaller {
    const endpoint: SubgraphEndpoint | undefined = options.snapshot.subgraphs.find(
      (subgraph) => subgraph.name === name,
    );
    if (endpoint === undefined) throw new Error(`the supergraph has no subgraph ${name}`);
    const settings = settingsOf(options.config.subgraphs, name);
    const { timeoutMs } = settings;
    const http = createSubgraphHttp(settings);
    connections.push(http);
    return { endpoint, http, timeoutMs, forwardedHeaders, onSubgraphFetch: options.onSubgraphFetch };
  }

  try {
    await gateway.load();
  } catch (error: unknown) {
    await closeConnections();
    throw error;
  }
  return {
    execute: (request) => execute(gateway, request),
    prepare: (operation) => prepare(gateway, operation),
    // Plans are in a cache of the gateway's own, which has no way to keep one for good.
    pin: (operation) => prepare(gateway, operation),
    // Loaded before this function returned.
    ready: async () => undefined,
    async close() {
      await gateway.stop();
      await closeConnections();
    },
  };
}

async function prepare(gateway: ApolloGateway, operation: ExecutableOperation): Promise<void> {
  try {
    await gateway.executor(requestContextOf(operation, {}, { request: undefined }));
  } catch (error: unknown) {
    if (!(error instanceof PlanOnly)) throw error;
  }
}

async function execute(gateway: ApolloGateway, request: EngineRequest): Promise<EngineResponse> {
  const context: GatewayContext = { request };
  const result = await gateway.executor(requestContextOf(request.operation, request.variables, context));
  request.signal.throwIfAborted();
  const errors = [...(result.errors ?? []), ...completionErrorsOf(result.extensions)].map((error) =>
    request.formatError(toEngineError(error)),
  );
  return {
    kind: 'executed',
    data: JSON.stringify(result.data ?? null),
    errors,
    ...(context.plan !== undefined && { extensions: { queryPlan: { text: context.plan } } }),
    headers: [],
  };
}

function requestContextOf(
  operation: ExecutableOperation,
  variables: Readonly<Record<string, unknown>>,
  context: GatewayContext,
): GatewayGraphQLRequestContext {
  const { text, operationName, document, documentHash } = operation;
  // The gateway reads only these members; the others belong to the server it usually runs under.
  return {
    request: { query: text, operationName, variables },
    document,
    operationName: operationName ?? null,
    operation: operation.operation,
    queryHash: documentHash,
    source: text,
    context,
    logger: silentLogger,
    metrics: {},
  } as unknown as GatewayGraphQLRequestContext;
}

function createDataSource(caller: SubgraphCaller): GraphQLDataSource {
  return {
    async process(options): Promise<GatewayGraphQLResponse> {
      const { request } = options.context as GatewayContext;
      if (request === undefined) throw new PlanOnly();
      const path = 'pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined;
      const response = await fetchFromSubgraph(
        caller,
        {
          query: options.request.query,
          variables: options.request.variables,
          operationName: options.request.operationName,
          path: path === undefined || path.length === 0 || path.includes('@') ? undefined : path,
        },
        request,
      );
      return response as unknown as GatewayGraphQLResponse;
    },
  };
}

/**
 * The gateway reports a subgraph's answer that breaks the schema only as an extension, without an error; the
 * specification wants an error for each (section 6.4.4, "Handling Execution Errors").
 */
function completionErrorsOf(extensions: Record<string, unknown> | undefined): GraphQLFormattedError[] {
  const completion = extensions?.['valueCompletion'];
  return Array.isArray(completion) ? (completion as GraphQLFormattedError[]) : [];
}

function toEngineError(error: GraphQLFormattedError): EngineError {
  const { serviceName, ...extensions } = error.extensions ?? {};
  return {
    message: error.message,
    extensions,
    ...(error.path !== undefined && { path: error.path }),
    ...(typeof serviceName === 'string' && { subgraph: serviceName }),
    ...(error instanceof GraphQLError &&
      Error.isError(error.originalError) && { cause: error.originalError }),
  };
}

/** The gateway's own messages repeat what the router logs. */
const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };
