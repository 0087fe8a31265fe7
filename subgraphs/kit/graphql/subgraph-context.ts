import type { CallOptions } from '../grpc/grpc-client.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** What every resolver of every subgraph gets; domains add their loaders and clients to it. */
export interface SubgraphContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Pass to every gRPC call: viewer token, request id, deadline and cancellation of this request. */
  readonly call: CallOptions;
  /** As the client sent it; root fields of a mutation get a `call` with a key of their own. */
  readonly idempotencyKey?: string | undefined;
}
