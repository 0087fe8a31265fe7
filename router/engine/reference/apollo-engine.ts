import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { GatewayGraphQLRequestContext, GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { ExecutableOperation } from '../../graphql/operation.ts';
import { waitUnlessAborted } from '../../single-flight/wait-unless-aborted.ts';
import {
  type AnswerHeaders,
  type HeaderRules,
  mergeResponseHeaders,
} from '../../subgraph-http/header-rules.ts';
import { createHttpTransport } from '../../subgraph-http/http-transport.ts';
import type { SubgraphError } from '../../subgraph-http/parse-subgraph-answer.ts';
import { createRequestHeaders, type RequestHeaders } from '../../subgraph-http/request-headers.ts';
import { createSubgraphClient, type SubgraphClient } from '../../subgraph-http/subgraph-client.ts';
import { connectionsOf, headerRulesOf } from '../../subgraph-http/subgraph-settings.ts';
import type { Engine, EngineError, EngineRequest, EngineResponse } from '../engine.ts';
import type { EngineOptions } from '../engine-options.ts';
import { gatewaySupergraph } from './gateway-supergraph.ts';
import { fetchFromSubgraph } from './subgraph-data-source.ts';

/** What travels through the gateway with a request. */
interface GatewayContext {
  /** Undefined when the operation is to be planned only. */
  readonly execution: Execution | undefined;
  /** Formatted plan, once the gateway has one. */
  plan?: string;
}

/** What the subgraph requests of one client request have in common. */
interface Execution {
  readonly request: EngineRequest;
  readonly headers: RequestHeaders;
  /** Undefined for a mutation, which is finished even when its client does not wait for it any more. */
  readonly signal: AbortSignal | undefined;
  /** Response headers of the subgraph answers, in order of arrival. */
  readonly answers: AnswerHeaders[];
}

/** Thrown after planning when nothing is to be executed. */
class PlanOnly extends Error {
  override readonly name = 'PlanOnly';
}

/**
 * The reference engine: stock @apollo/gateway on a fixed supergraph, with subgraph requests through the router's own
 * HTTP client. It is what other engines are compared with. It shares nothing between requests and remembers no answers.
 */
export async function createApolloEngine(options: EngineOptions): Promise<Engine> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const [{ ApolloGateway }, { prettyFormatQueryPlan }] = await Promise.all([
    import('@apollo/gateway'),
    import('@apollo/query-planner'),
  ]);
  const { subgraphs } = options.config;
  const rules = headerRulesOf(subgraphs);
  const transport = createHttpTransport(options.snapshot.subgraphs, connectionsOf(subgraphs));
  const client = createSubgraphClient(transport, {
    onFinished: options.onSubgraphCall,
    answerMemoryBytes: 0,
  });
  const gateway = new ApolloGateway({
    supergraphSdl: gatewaySupergraph(options.snapshot.supergraphSdl),
    logger: silentLogger,
    buildService: ({ name }) => createDataSource(client, name),
    experimental_didResolveQueryPlan({ queryPlan, requestContext }) {
      const context = requestContext.context as GatewayContext;
      if (context.execution === undefined) throw new PlanOnly();
      if (context.execution.request.includePlan === true) context.plan = prettyFormatQueryPlan(queryPlan);
    },
  });

  try {
    await gateway.load();
  } catch (error: unknown) {
    await client.close();
    throw error;
  }
  let executionsInFlight = 0;
  return {
    async execute(request) {
      executionsInFlight += 1;
      try {
        return await execute(gateway, rules, request);
      } finally {
        executionsInFlight -= 1;
      }
    },
    prepare: (operation) => prepare(gateway, operation),
    // Plans are in a cache of the gateway's own, which has no way to keep one for good.
    pin: (operation) => prepare(gateway, operation),
    // Loaded before this function returned.
    ready: async () => undefined,
    // The gateway shows nothing of its cache.
    statistics: () => ({
      operations: undefined,
      executionsInFlight,
      subgraphRequestsInFlight: client.inFlight,
    }),
    async close() {
      await gateway.stop();
      await client.close();
    },
  };
}

async function prepare(gateway: ApolloGateway, operation: ExecutableOperation): Promise<void> {
  try {
    await gateway.executor(requestContextOf(operation, {}, { execution: undefined }));
  } catch (error: unknown) {
    if (!(error instanceof PlanOnly)) throw error;
  }
}

async function execute(
  gateway: ApolloGateway,
  rules: HeaderRules,
  request: EngineRequest,
): Promise<EngineResponse> {
  const isMutation = request.operation.operation.operation === OperationTypeNode.MUTATION;
  const execution: Execution = {
    request,
    headers: createRequestHeaders(rules, request),
    signal: isMutation ? undefined : request.signal,
    answers: [],
  };
  const context: GatewayContext = { execution };
  const result = await waitUnlessAborted(
    gateway.executor(requestContextOf(request.operation, request.variables, context)),
    request.signal,
  );
  const errors = [...(result.errors ?? []), ...completionErrorsOf(result.extensions)].map((error) =>
    request.formatError(toEngineError(error)),
  );
  return {
    kind: 'executed',
    data: JSON.stringify(result.data ?? null),
    errors,
    ...(context.plan !== undefined && { extensions: { queryPlan: { text: context.plan } } }),
    headers: mergeResponseHeaders(rules, execution.answers, errors.length > 0),
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

function createDataSource(client: SubgraphClient, subgraph: string): GraphQLDataSource {
  return {
    async process(options): Promise<GatewayGraphQLResponse> {
      const { execution } = options.context as GatewayContext;
      if (execution === undefined) throw new PlanOnly();
      const { query, variables, operationName } = options.request;
      const path = 'pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined;
      const isPlace = path !== undefined && path.length > 0 && !path.includes('@');
      const { usage } = execution.request;
      usage?.began();
      const { data, errors, headers } = await fetchFromSubgraph(
        client,
        subgraph,
        { query, variables, operationName, path: isPlace ? path : undefined },
        execution.headers.sent(subgraph, query?.startsWith('mutation') === true),
        execution.signal,
      ).finally(() => usage?.ended());
      execution.answers.push({ subgraph, headers });
      return {
        data,
        ...(errors.length > 0 && { errors: errors.map(wrapError) }),
      } as unknown as GatewayGraphQLResponse;
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

/** Where an error of a subgraph travels through the gateway, which looks its code up in an object and calls what it finds. */
const sentBySubgraph = Symbol('sent by a subgraph');

/** What the gateway is handed in the place of an error: a code it does not know, and the error as it was sent. */
function wrapError(error: SubgraphError): SubgraphError {
  return { ...error, extensions: { code: 'SENT_BY_SUBGRAPH', [sentBySubgraph]: error } };
}

function toEngineError(error: GraphQLFormattedError): EngineError {
  const { serviceName, ...extensions } = (error.extensions ?? {}) as Readonly<
    Record<string | symbol, unknown>
  >;
  const sent = extensions[sentBySubgraph] as SubgraphError | undefined;
  const foundByRouter = error instanceof GraphQLError ? error.originalError : undefined;
  const cause = sent === undefined ? foundByRouter : sent.cause;
  return {
    message: sent?.message ?? error.message,
    extensions: sent?.extensions ?? extensions,
    ...(error.path !== undefined && { path: error.path }),
    ...(typeof serviceName === 'string' && { subgraph: serviceName }),
    ...(Error.isError(cause) && { cause }),
  };
}

/** The gateway's own messages repeat what the router logs. */
const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };
