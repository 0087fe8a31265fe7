import type { ViewerTokens } from '../viewer/viewer-token.ts';
import { type ConnectedClient, createGrpcClient, forwardCall } from './grpc-client.ts';
import type { GrpcService, RequestOf, ResponseOf } from './grpc-method.ts';
import type { ServiceCall } from './grpc-server.ts';
import { readsOnly } from './reads-only.ts';

/** One async function per RPC of a peer, made for one caller; each rejects with a DomainError. */
export type PeerRpcs<Service> = {
  readonly [Method in keyof Service]: (
    request: RequestOf<Service[Method]>,
  ) => Promise<ResponseOf<Service[Method]>>;
};

/** The gRPC service of another domain, as a service asks it. */
export interface Peer<Service> {
  /**
   * The peer's RPCs on behalf of the caller being served: with its identity, its request id, what is left of its
   * deadline, and cancelled with it. `inNameOf` gives a call another identity.
   */
  rpc(call: ServiceCall): PeerRpcs<Service>;
  close(): void;
}

/**
 * A peer that is connected with the first question, so that services start in any order.
 * @param address `host:port`, asked for with the first question
 */
export function connectPeer<Service extends GrpcService>(
  definition: Service,
  address: () => string,
  viewerTokens: ViewerTokens,
): Peer<Service> {
  let client: ConnectedClient<Service> | undefined;
  return {
    rpc: (call) => {
      client ??= createGrpcClient(definition, address());
      return forCaller(definition, client, call, viewerTokens);
    },
    close: () => client?.close(),
  };
}

function forCaller<Service extends GrpcService>(
  definition: Service,
  client: ConnectedClient<Service>,
  call: ServiceCall,
  viewerTokens: ViewerTokens,
): PeerRpcs<Service> {
  type AnyRpc = ConnectedClient<GrpcService>['rpc'][string];
  const rpcs: Record<string, (request: never) => Promise<unknown>> = {};
  for (const [name, rpc] of Object.entries<AnyRpc>(client.rpc))
    rpcs[name] = async (request) => {
      const options = await forwardCall(call, viewerTokens);
      const idempotencyKey = keyFor(call, definition[name], name, request);
      return rpc(request, idempotencyKey === undefined ? options : { ...options, idempotencyKey });
    };
  // The client has the methods of `Service`, which a loop over their names cannot show.
  return rpcs as PeerRpcs<Service>;
}

/** A call that is repeated asks its peers for the same changes with the same keys. */
function keyFor(
  call: ServiceCall,
  method: GrpcService[string] | undefined,
  name: string,
  request: never,
): string | undefined {
  if (call.idempotent === undefined || method === undefined || readsOnly(name)) return undefined;
  return call.idempotent.keyFor(method.path, method.requestSerialize(request));
}

/**
 * The call in the name of a domain itself: for questions whose answer the caller may not see but the domain needs,
 * about the data of one organization.
 */
export function inNameOf(service: string, organizationId: string, call: ServiceCall): ServiceCall {
  return { ...call, viewer: { kind: 'service', service, organizationId } };
}
