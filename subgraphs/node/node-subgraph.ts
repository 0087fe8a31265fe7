import { readFile } from 'node:fs/promises';
import { NodeServiceService } from '../../proto/generated/erp/node/v1/node.ts';
import { type SubgraphOptions, serveSubgraph } from '../kit/graphql/serve-subgraph.ts';
import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import { type ConnectedClient, createGrpcClient } from '../kit/grpc/grpc-client.ts';
import type { RunningPart } from '../kit/lifecycle/running-part.ts';
import type { SubgraphPart } from '../kit/part/domain.ts';
import type { Context } from './context.ts';
import { createNodeLoader, type NodeLoader } from './loaders.ts';
import { listNodeTypes } from './node-sdl.ts';
import { createPermissions } from './permissions.ts';
import { resolvers } from './resolvers.ts';

/**
 * The subgraph of `node` and `nodes`. It keeps nothing: the services of the domains say which ids are theirs, and the
 * router reads the objects from the subgraphs that they live in.
 * @param domains names of all domains, each of which is asked
 */
export function defineNodeSubgraph(domains: readonly string[]): SubgraphPart {
  return { name: 'node', startSubgraph: (options) => startNodeSubgraph(domains, options) };
}

/** The SDL as `npm run compose` wrote it last. */
export function readNodeSdl(): Promise<string> {
  return readFile(new URL('../../schema/generated/node.graphql', import.meta.url), 'utf8');
}

/** Milliseconds that a domain has to say which ids are its own; the objects are read in what is left of the request. */
const lookUpTimeoutMs = 4_000;

async function startNodeSubgraph(domains: readonly string[], options: SubgraphOptions): Promise<RunningPart> {
  const sdl = await readNodeSdl();
  const typeNames = new Set(listNodeTypes(sdl));
  const clients = new Map<string, ConnectedClient<typeof NodeServiceService>>();
  // Connected with the first question, so that services start in any order.
  const connect = (domain: string): ConnectedClient<typeof NodeServiceService> => {
    const client =
      clients.get(domain) ??
      createGrpcClient(NodeServiceService, options.serviceAddress(domain), options.metrics);
    clients.set(domain, client);
    return client;
  };
  const createLoader = ({ call }: SubgraphContext): NodeLoader =>
    createNodeLoader({
      typeNames,
      domains: domains.map((domain) => async (ids) => {
        const deadline = new Date(Date.now() + lookUpTimeoutMs);
        const { nodes } = await connect(domain).rpc.findTypes({ ids }, { ...call, deadline });
        return nodes;
      }),
    });
  return serveSubgraph<Context>(
    {
      name: 'node',
      sdl,
      resolvers,
      permissions: createPermissions(typeNames),
      createContext: (request) => ({ ...request, nodeById: createLoader(request) }),
      renewLoaders: (context) => {
        context.nodeById = createLoader(context);
      },
      close: () => {
        for (const client of clients.values()) client.close();
      },
    },
    options,
  );
}
