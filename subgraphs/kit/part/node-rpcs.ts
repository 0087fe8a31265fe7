import type { FoundNode, NodeServiceService } from '../../../proto/generated/erp/node/v1/node.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { GrpcService } from '../grpc/grpc-method.ts';
import type { ServiceCall, ServiceHandlers } from '../grpc/grpc-server.ts';
import { isId } from '../values/uuid-v7.ts';
import { hasPermission } from '../viewer/viewer.ts';

/** How the objects of one type are looked up by nothing but their id. */
interface NodeType<Proto extends GrpcService> {
  /** What the type's own query needs; when left out, the RPC alone decides which rows the caller sees. */
  readonly permission?: string;
  /** Over the RPC that its entities are loaded with, so that one rule decides who sees them. */
  readonly find: (
    rpcs: ServiceHandlers<Proto>,
    ids: string[],
    call: ServiceCall,
  ) => Promise<ReadonlyArray<{ readonly id: string }>>;
}

/** The types of a domain that implement `Node` in its SDL, by name. */
export type NodeTypes<Proto extends GrpcService> = Readonly<Record<string, NodeType<Proto>>>;

/** `erp.node.v1.NodeService` of a domain. Type after type, each with the ids that are not found yet. */
export function createNodeRpcs<Proto extends GrpcService>(
  types: NodeTypes<Proto>,
  rpcs: ServiceHandlers<Proto>,
): ServiceHandlers<NodeServiceService> {
  return {
    findTypes: async ({ ids }, call) => {
      const nodes: FoundNode[] = [];
      const missing = new Set(ids.filter(isId));
      for (const [type, { permission, find }] of Object.entries(types)) {
        if (missing.size === 0) break;
        if (permission !== undefined && !hasPermission(call.viewer, permission)) continue;
        for (const { id } of await unlessRefused(find(rpcs, [...missing], call)))
          if (missing.delete(id)) nodes.push({ id, type });
      }
      return { nodes };
    },
  };
}

/** A caller to whom the RPC is closed sees none of its rows. */
async function unlessRefused<Row>(rows: Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await rows;
  } catch (error: unknown) {
    if (error instanceof DomainError && refusals.has(error.code)) return [];
    throw error;
  }
}

const refusals: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);
