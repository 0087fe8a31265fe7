import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import type { ErrorCode } from '../errors/error-codes.ts';
import { idempotencyKeyHeader } from '../idempotency/idempotency-key.ts';
import type { PartMetrics } from '../observability/part-metrics.ts';
import { type ViewerTokens, viewerTokenHeader } from '../viewer/viewer-token.ts';
import type { GrpcService, RequestOf, ResponseOf } from './grpc-method.ts';
import type { ServiceCall } from './grpc-server.ts';
import { fromGrpcError } from './grpc-status.ts';
import { readsOnly } from './reads-only.ts';

/** Travels with every call: who asks, for which request, until when. */
export interface CallOptions {
  readonly viewerToken: string;
  readonly requestId: string;
  readonly clientIp?: string;
  readonly clientUserAgent?: string;
  /** Absolute deadline; default 8 s from now. */
  readonly deadline?: Date;
  readonly signal?: AbortSignal;
  /** Names the change, so that it can be asked for again; RPCs that only read are called without it. */
  readonly idempotencyKey?: string | undefined;
}

/** One async function per RPC; each rejects with a DomainError. */
export type ServiceClient<Service> = {
  readonly [Method in keyof Service]: (
    request: RequestOf<Service[Method]>,
    options: CallOptions,
  ) => Promise<ResponseOf<Service[Method]>>;
};

/** A client of one service with its channel; after `close` every call fails. */
export interface ConnectedClient<Service> {
  readonly rpc: ServiceClient<Service>;
  close(): void;
}

/**
 * Call options with which a service calls a peer on behalf of the caller it is serving: the same identity, and what
 * is left of the caller's deadline.
 */
export async function forwardCall(call: ServiceCall, viewerTokens: ViewerTokens): Promise<CallOptions> {
  return {
    viewerToken: await viewerTokens.sign(call.viewer),
    requestId: call.requestId,
    clientIp: call.clientIp,
    clientUserAgent: call.clientUserAgent,
    deadline: call.deadline,
    signal: call.signal,
  };
}

const defaultTimeoutMs = 8_000;

/** Opens one HTTP/2 channel to `address`; it connects lazily and reconnects by itself. */
export function createGrpcClient<Service extends GrpcService>(
  definition: Service,
  address: string,
  metrics?: PartMetrics,
): ConnectedClient<Service> {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.max_receive_message_length': 32 * 1024 * 1024,
    'grpc.keepalive_time_ms': 20_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 5_000,
    // Counts every call for a debugging service that we do not serve.
    'grpc.enable_channelz': 0,
  });
  const rpc: Record<string, (request: never, options: CallOptions) => Promise<unknown>> = {};
  for (const [name, method] of Object.entries(definition)) {
    rpc[name] = (request, options) => callUnary({ client, name, method, request, options, metrics });
  }
  return { rpc: rpc as unknown as ServiceClient<Service>, close: () => client.close() };
}

interface UnaryCall {
  readonly client: Client;
  /** Of the method, as metrics count it. */
  readonly name: string;
  readonly method: GrpcService[string];
  readonly request: never;
  readonly options: CallOptions;
  readonly metrics: PartMetrics | undefined;
}

function callUnary({ client, name, method, request, options, metrics }: UnaryCall): Promise<unknown> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const call = withoutStackTrace(() =>
      client.makeUnaryRequest(
        method.path,
        method.requestSerialize as (value: never) => Buffer,
        method.responseDeserialize,
        request,
        toMetadata(options, readsOnly(name) ? undefined : options.idempotencyKey),
        { deadline: options.deadline ?? new Date(Date.now() + defaultTimeoutMs) },
        (error: ServiceError | null, response?: unknown) => {
          options.signal?.removeEventListener('abort', cancel);
          const failure = error ? fromGrpcError(error) : undefined;
          const code: ErrorCode | 'OK' = failure?.code ?? 'OK';
          metrics?.observeGrpcCall(name, code, (performance.now() - startedAt) / 1_000);
          if (failure) reject(failure);
          else resolve(response);
        },
      ),
    );
    const cancel = (): void => call.cancel();
    if (options.signal?.aborted) cancel();
    else options.signal?.addEventListener('abort', cancel, { once: true });
  });
}

/**
 * grpc-js makes an error at the start of every call, for its stack trace, in case the call fails. The trace shows
 * a loader at best; `work` must not wait, or others would lose their traces.
 */
function withoutStackTrace<Result>(work: () => Result): Result {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function toMetadata(options: CallOptions, idempotencyKey: string | undefined): Metadata {
  const metadata = new Metadata();
  metadata.set(viewerTokenHeader, options.viewerToken);
  metadata.set('x-request-id', toHeaderText(options.requestId));
  if (options.clientIp) metadata.set('x-client-ip', toHeaderText(options.clientIp));
  if (options.clientUserAgent) metadata.set('x-client-user-agent', toHeaderText(options.clientUserAgent));
  if (idempotencyKey !== undefined) metadata.set(idempotencyKeyHeader, idempotencyKey);
  return metadata;
}

/** Metadata values are printable ASCII without spaces at the ends: HTTP/2 drops a header that has some. */
function toHeaderText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').trim();
}
