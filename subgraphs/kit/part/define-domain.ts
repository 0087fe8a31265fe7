import type { FastifyInstance } from 'fastify';
import type { DomainContext } from '../graphql/domain-context.ts';
import type { Permissions } from '../graphql/permission-rules.ts';
import { readSubgraphSdl, type SubgraphOptions, serveSubgraph } from '../graphql/serve-subgraph.ts';
import type { SubgraphContext } from '../graphql/subgraph-context.ts';
import { type CallOptions, createGrpcClient, type ServiceClient } from '../grpc/grpc-client.ts';
import type { GrpcService } from '../grpc/grpc-method.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { Logger } from '../observability/logger.ts';
import type { ViewerTokens } from '../viewer/viewer-token.ts';
import type { ServiceDefinition } from './define-service.ts';
import type { Domain } from './domain.ts';
import { startDomainService } from './start-domain-service.ts';

/** A domain's one declaration: its contract and its two halves. */
interface DomainDefinition<
  Proto extends GrpcService,
  Tables,
  Settings,
  Loaders,
  Context extends DomainContext<Proto, Loaders>,
> {
  /** Folder of the domain, file of its SDL, schema of its database. */
  readonly name: string;
  /** The generated gRPC service, for example `CrmServiceService`. */
  readonly proto: Proto;
  readonly service: ServiceDefinition<Proto, Tables, Settings>;
  readonly subgraph: SubgraphHalf<Proto, Loaders, Context>;
}

/** The GraphQL half of a domain: resolvers over its service. */
interface SubgraphHalf<Proto extends GrpcService, Loaders, Context extends DomainContext<Proto, Loaders>> {
  /** Resolvers by type, scalars included. */
  readonly resolvers: Readonly<Record<string, unknown>>;
  /** The rule of every field; one that is missing is denied. */
  readonly permissions: Permissions;
  /** Called once per request. */
  readonly createLoaders: (service: ServiceClient<Proto>, call: CallOptions) => Loaders;
  /**
   * What the context holds besides viewer, call, service and loaders. `createContext` makes the context of another
   * viewer within the same request.
   */
  readonly extendContext?: (
    context: DomainContext<Proto, Loaders>,
    parts: {
      readonly viewerTokens: ViewerTokens;
      readonly createContext: (request: SubgraphContext) => Context;
    },
  ) => Context;
  /** Adds HTTP routes beside `/graphql`, for example key sets or webhooks. */
  readonly addRoutes?: (
    server: FastifyInstance,
    parts: {
      readonly service: ServiceClient<Proto>;
      readonly viewerTokens: ViewerTokens;
      readonly logger: Logger;
    },
  ) => void;
}

/** The domain as composition roots start it. */
export function defineDomain<
  Proto extends GrpcService,
  Tables,
  Settings,
  Loaders,
  Context extends DomainContext<Proto, Loaders> = DomainContext<Proto, Loaders>,
>(definition: DomainDefinition<Proto, Tables, Settings, Loaders, Context>): Domain {
  return {
    name: definition.name,
    settings: definition.service.settings,
    nodeTypes: Object.keys(definition.service.nodeTypes),
    startService: (options) => startDomainService(definition, options),
    startSubgraph: (options) => startDomainSubgraph(definition, options),
  };
}

async function startDomainSubgraph<
  Proto extends GrpcService,
  Loaders,
  Context extends DomainContext<Proto, Loaders>,
>(
  {
    name,
    proto,
    subgraph,
  }: Pick<DomainDefinition<Proto, never, never, Loaders, Context>, 'name' | 'proto' | 'subgraph'>,
  options: SubgraphOptions,
): Promise<RunningPart> {
  const { viewerTokens, logger } = options;
  const client = createGrpcClient(proto, options.serviceAddress(name), options.metrics);
  const service = client.rpc;
  const createContext = (request: SubgraphContext): Context => {
    const loaders = subgraph.createLoaders(service, request.call);
    const context: DomainContext<Proto, Loaders> = { ...request, service, loaders };
    // Without an extension, `Context` is what every domain has: its default.
    return subgraph.extendContext?.(context, { viewerTokens, createContext }) ?? (context as Context);
  };
  const { addRoutes } = subgraph;
  return serveSubgraph(
    {
      name,
      sdl: await readSubgraphSdl(name),
      resolvers: subgraph.resolvers,
      permissions: subgraph.permissions,
      createContext,
      renewLoaders: (context) => {
        context.loaders = subgraph.createLoaders(service, context.call);
      },
      addRoutes: addRoutes && ((server) => addRoutes(server, { service, viewerTokens, logger })),
      close: () => client.close(),
    },
    options,
  );
}
