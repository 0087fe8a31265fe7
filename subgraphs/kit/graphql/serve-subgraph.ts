import { readFile } from 'node:fs/promises';
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { DomainError } from '../errors/domain-error.ts';
import { idempotencyKeyHeader } from '../idempotency/idempotency-key.ts';
import { assertPortFree } from '../lifecycle/assert-port-free.ts';
import { createHttpServer } from '../lifecycle/create-http-server.ts';
import { closeConnectionsWhen, defaultDrainTimeoutMs, drainServer } from '../lifecycle/drain-server.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { Logger } from '../observability/logger.ts';
import type { PartMetrics } from '../observability/part-metrics.ts';
import { anonymousViewer, type Viewer } from '../viewer/viewer.ts';
import { type ViewerTokens, viewerTokenHeader } from '../viewer/viewer-token.ts';
import { formatSubgraphError, isInternalError } from './graphql-error.ts';
import { createGraphqlHandler } from './graphql-handler.ts';
import { anyone, noViewer, type Permissions } from './permission-rules.ts';
import { refuseInvalidArguments } from './refuse-invalid-arguments.ts';
import { refuseMissingReferences } from './refuse-missing-references.ts';
import { runMutationsInOrder } from './run-mutations-in-order.ts';
import { guardSchema } from './shield.ts';
import type { SubgraphContext } from './subgraph-context.ts';

/** What every subgraph is given when it starts; the same in one process and in many. */
export interface SubgraphOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** `host:port` of a domain's gRPC service. */
  readonly serviceAddress: (domain: string) => string;
  readonly viewerTokens: ViewerTokens;
  readonly logger: Logger;
  /** Requests and RPCs are counted here; served at `/metrics`. */
  readonly metrics: PartMetrics;
  /** Milliseconds after which a stop cuts what is still in flight; {@link defaultDrainTimeoutMs} when left out. */
  readonly drainTimeoutMs?: number;
}

/** What makes a subgraph this one. */
interface SubgraphDefinition<Context extends SubgraphContext> {
  /** Its name in the supergraph: that of its domain. */
  readonly name: string;
  readonly sdl: string;
  /** Resolvers by type, scalars included. */
  readonly resolvers: Readonly<Record<string, unknown>>;
  readonly permissions: Permissions;
  /** Called once per request: loaders live in what it returns. */
  readonly createContext: (request: SubgraphContext) => Context;
  /** Replaces the loaders of a context: called after every root field of a mutation. */
  readonly renewLoaders: (context: Context) => void;
  /** Adds HTTP routes beside `/graphql`, for example key sets or webhooks. */
  readonly addRoutes?: (server: FastifyInstance) => void;
  /** Releases clients when the server has stopped. */
  readonly close?: () => void;
}

/** The SDL of a domain: `schema/<domain>.graphql`. */
export function readSubgraphSdl(domain: string): Promise<string> {
  return readFile(new URL(`../../../schema/${domain}.graphql`, import.meta.url), 'utf8');
}

/** The executable schema of a subgraph, every field guarded by its permission rule, deny by default. */
function buildGuardedSchema({
  sdl,
  resolvers,
  permissions,
}: Pick<SubgraphDefinition<SubgraphContext>, 'sdl' | 'resolvers' | 'permissions'>): GraphQLSchema {
  const schema = buildSubgraphSchema([
    { typeDefs: parse(sdl), resolvers: refuseMissingReferences(resolvers) as never },
  ]);
  refuseInvalidArguments(schema);
  return guardSchema(schema, withFederationFields(permissions), noViewer);
}

/** `_service` and `_entities` are open: what entities return is guarded field by field. */
function withFederationFields(permissions: Permissions): Permissions {
  return {
    ...permissions,
    Query: { ...permissions['Query'], _service: anyone, _entities: anyone },
    _Service: { sdl: anyone },
  };
}

/** Serves `POST /graphql`, `/health`, `/ready` and `/metrics`. Requests without a viewer token get 401. */
export async function serveSubgraph<Context extends SubgraphContext>(
  definition: SubgraphDefinition<Context>,
  options: SubgraphOptions,
): Promise<RunningPart> {
  const { logger, metrics } = options;
  const schema = buildGuardedSchema(definition);
  runMutationsInOrder(schema, definition.renewLoaders);
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      const answer = formatSubgraphError(formatted, error);
      if (isInternalError(answer)) logger.error({ err: error, path: formatted.path }, 'resolver failed');
      return answer;
    },
    plugins: [
      // Collects hints of every field of an answer, which our schemas have none of: no answer may be cached.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      measureRequests<Context>(metrics),
    ],
  });
  await apollo.start();

  const server = createHttpServer(
    { bodyLimit: 4 * 1024 * 1024, forceCloseConnections: 'idle', requestTimeout: 30_000 },
    (error) => logger.error({ err: error }, 'request failed'),
  );
  let isDraining = false;
  closeConnectionsWhen(server, () => isDraining);
  server.route({
    url: '/graphql',
    method: ['POST', 'OPTIONS'],
    handler: createGraphqlHandler(apollo, async (request, reply) =>
      definition.createContext(await readRequest(request, reply, options.viewerTokens)),
    ),
  });
  server.get('/health', () => ({ status: 'ok', service: `${definition.name}-subgraph` }));
  server.get('/ready', (_request, reply) =>
    reply.code(isDraining ? 503 : 200).send({ status: isDraining ? 'draining' : 'ready' }),
  );
  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  definition.addRoutes?.(server);

  await assertPortFree(options);
  const address = await server.listen({ host: options.host, port: options.port });
  return {
    address,
    close: async () => {
      isDraining = true;
      await drainServer(server, options.drainTimeoutMs ?? defaultDrainTimeoutMs);
      await apollo.stop();
      definition.close?.();
    },
  };
}

const requestBudgetMs = 9_000;

async function readRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  viewerTokens: ViewerTokens,
): Promise<SubgraphContext> {
  const header = (name: string): string => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const viewerToken = header(viewerTokenHeader);
  const viewer = await viewerTokens.verify(viewerToken || undefined).catch((error: unknown): Viewer => {
    throw toUnauthenticated(error);
  });
  const abort = new AbortController();
  // The request stream ends when its body was read; only the response shows that the client has gone.
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  return {
    viewer: viewer ?? anonymousViewer,
    requestId: header('x-request-id'),
    idempotencyKey: header(idempotencyKeyHeader) || undefined,
    call: {
      viewerToken,
      requestId: header('x-request-id'),
      clientIp: header('x-client-ip'),
      clientUserAgent: header('x-client-user-agent'),
      deadline: new Date(Date.now() + requestBudgetMs),
      signal: abort.signal,
    },
  };
}

function toUnauthenticated(error: unknown): GraphQLError {
  const message = error instanceof DomainError ? error.message : 'The viewer token is not valid.';
  return new GraphQLError(message, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: new HeaderMap() } },
  });
}

function measureRequests<Context extends SubgraphContext>(metrics: PartMetrics): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      let isOk = true;
      return {
        didEncounterErrors: async () => {
          isOk = false;
        },
        willSendResponse: async () =>
          metrics.observeGraphqlRequest(isOk, (performance.now() - startedAt) / 1_000),
      };
    },
  };
}
