import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { readDatabaseFailure } from '../database/database-failure.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { ErrorCode } from '../errors/error-codes.ts';
import {
  idempotencyKeyForm,
  idempotencyKeyHeader,
  readIdempotencyKey,
} from '../idempotency/idempotency-key.ts';
import type { IdempotentCall } from '../idempotency/idempotent-call.ts';
import type { IdempotentCalls, KeyedCall } from '../idempotency/idempotent-calls.ts';
import { assertPortFree } from '../lifecycle/assert-port-free.ts';
import { defaultDrainTimeoutMs } from '../lifecycle/drain-server.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { Logger } from '../observability/logger.ts';
import type { PartMetrics } from '../observability/part-metrics.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { type ViewerTokens, viewerTokenHeader } from '../viewer/viewer-token.ts';
import type { GrpcService, RequestOf, ResponseOf } from './grpc-method.ts';
import { toGrpcError } from './grpc-status.ts';
import { readsOnly } from './reads-only.ts';
import { assertWithinLimits } from './request-limits.ts';

/** What a handler knows about the call besides its request. */
export interface ServiceCall {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Address and user agent of the client at the router; empty when unknown. */
  readonly clientIp: string;
  readonly clientUserAgent: string;
  /** When the caller stops waiting; calls to peers get what is left of it. Undefined: it waits without limit. */
  readonly deadline: Date | undefined;
  /** Aborted when the caller cancels or its deadline passes. */
  readonly signal: AbortSignal;
  /** The call may be repeated, because it came with an idempotency key; undefined when it did not. */
  readonly idempotent?: IdempotentCall | undefined;
}

/** One async function per RPC of a generated service. */
export type ServiceHandlers<Service> = {
  readonly [Method in keyof Service]: (
    request: RequestOf<Service[Method]>,
    call: ServiceCall,
  ) => Promise<ResponseOf<Service[Method]>>;
};

/** A service with its handlers, checked against each other by {@link bindService}. */
export interface BoundService {
  readonly definition: GrpcService;
  readonly implementation: Readonly<Record<string, (request: never, call: ServiceCall) => Promise<unknown>>>;
}

/** A generated service with the handlers of all its RPCs, for `startGrpcServer`. */
export function bindService<Service extends GrpcService>(
  definition: Service,
  handlers: ServiceHandlers<Service>,
): BoundService {
  return { definition, implementation: handlers };
}

interface GrpcServerOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly services: readonly BoundService[];
  readonly viewerTokens: ViewerTokens;
  readonly logger: Logger;
  readonly metrics: PartMetrics;
  /** Answers calls with an idempotency key; without it keys have no meaning. */
  readonly idempotentCalls?: IdempotentCalls | undefined;
  /** RPCs for which keys have no meaning, besides those that only read. */
  readonly rpcsWithoutKeys?: ReadonlySet<string> | undefined;
  /** Milliseconds after which a stop cuts what is still in flight; {@link defaultDrainTimeoutMs} when left out. */
  readonly drainTimeoutMs?: number | undefined;
}

const maxMessageBytes = 8 * 1024 * 1024;

/**
 * Serves RPCs and `grpc.health.v1`. Calls without a valid viewer token are refused with UNAUTHENTICATED; a
 * handler's DomainError becomes its status with details, anything else a masked INTERNAL.
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<RunningPart> {
  // Asked first, because grpc-js writes lines of its own to the terminal about a port that is taken.
  await assertPortFree(options);
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': 4 * maxMessageBytes,
    'grpc.max_metadata_size': 32 * 1024,
    'grpc.so_reuseport': 0,
    // Counts every call for a debugging service that we do not serve.
    'grpc.enable_channelz': 0,
  });
  const healthNames = ['', ...options.services.map(nameOf)];
  const health = new HealthImplementation(
    Object.fromEntries(healthNames.map((name) => [name, 'SERVING' as const])),
  );
  health.addToServer(server);
  for (const service of options.services) {
    server.addService(service.definition, toImplementation(service, options));
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${options.host}:${options.port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error
        ? reject(new Error(`Port ${options.port} on ${options.host} is not free.`, { cause: error }))
        : resolve(bound),
    );
  });
  return {
    address: `${options.host}:${port}`,
    close: async () => {
      for (const name of healthNames) health.setStatus(name, 'NOT_SERVING');
      await shutDown(server, options.drainTimeoutMs ?? defaultDrainTimeoutMs);
    },
  };
}

/** `erp.crm.v1.CrmService`, from the path `/erp.crm.v1.CrmService/ListCustomers` of one of its methods. */
function nameOf(service: BoundService): string {
  return Object.values(service.definition)[0]?.path.split('/')[1] ?? '';
}

function shutDown(server: Server, drainTimeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, drainTimeoutMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function toImplementation(service: BoundService, options: GrpcServerOptions): UntypedServiceImplementation {
  const implementation: UntypedServiceImplementation = {};
  for (const [name, handler] of Object.entries(service.implementation)) {
    const unary: handleUnaryCall<unknown, unknown> = (call, callback) => {
      void answer({ name, handler, definition: service.definition[name] }, call, callback, options);
    };
    implementation[name] = unary;
  }
  return implementation;
}

interface BoundMethod {
  readonly name: string;
  readonly handler: (request: never, call: ServiceCall) => Promise<unknown>;
  readonly definition: GrpcService[string] | undefined;
}

async function answer(
  method: BoundMethod,
  call: ServerUnaryCall<unknown, unknown>,
  callback: sendUnaryData<unknown>,
  options: GrpcServerOptions,
): Promise<void> {
  const startedAt = performance.now();
  const requestId = readText(call, 'x-request-id');
  let code: ErrorCode | 'OK' = 'OK';
  try {
    const [viewerToken] = call.metadata.get(viewerTokenHeader);
    const viewer = await options.viewerTokens.verify(viewerToken === undefined ? '' : String(viewerToken));
    assertWithinLimits(call.request);
    callback(null, await handle(method, call, toServiceCall(call, viewer, requestId), options));
  } catch (error: unknown) {
    const failure = error instanceof DomainError ? error : readDatabaseFailure(error);
    code = failure?.code ?? 'INTERNAL_SERVER_ERROR';
    if (code === 'INTERNAL_SERVER_ERROR')
      options.logger.error({ err: error, method: method.name, requestId }, 'call failed');
    else if (failure !== error)
      options.logger.warn({ err: error, method: method.name, requestId }, 'statement failed');
    callback(toGrpcError(failure ?? error));
  } finally {
    options.metrics.observeGrpcCall(method.name, code, (performance.now() - startedAt) / 1_000);
  }
}

/** Runs the handler, or answers what it answered to the same call before. */
function handle(
  { name, handler, definition }: BoundMethod,
  call: ServerUnaryCall<unknown, unknown>,
  serviceCall: ServiceCall,
  { idempotentCalls, rpcsWithoutKeys }: GrpcServerOptions,
): Promise<unknown> {
  const request = call.request as never;
  const key = readKey(call);
  const isKept =
    key !== undefined &&
    idempotentCalls !== undefined &&
    definition !== undefined &&
    !readsOnly(name) &&
    !rpcsWithoutKeys?.has(name);
  if (!isKept) return handler(request, serviceCall);
  const keyed: KeyedCall<unknown> = {
    viewer: serviceCall.viewer,
    key,
    rpc: definition.path,
    request: definition.requestSerialize(request),
    encode: (response) => definition.responseSerialize(response as never),
    decode: definition.responseDeserialize,
  };
  return idempotentCalls.answer(keyed, (idempotent) => {
    // A copy would make the signal, which most handlers never look at.
    Object.assign(serviceCall, { idempotent });
    return handler(request, serviceCall);
  });
}

/** Throws BAD_USER_INPUT for a malformed key. */
function readKey(call: ServerUnaryCall<unknown, unknown>): string | undefined {
  const [text] = call.metadata.get(idempotencyKeyHeader);
  if (text === undefined) return undefined;
  const key = readIdempotencyKey(String(text));
  if (key === undefined)
    throw new DomainError('BAD_USER_INPUT', `An Idempotency-Key has ${idempotencyKeyForm}.`);
  return key;
}

/** The abort signal is made when a handler first looks at it: most answer from their own database and never do. */
function toServiceCall(
  call: ServerUnaryCall<unknown, unknown>,
  viewer: Viewer,
  requestId: string,
): ServiceCall {
  let abort: AbortController | undefined;
  return {
    viewer,
    requestId,
    clientIp: readText(call, 'x-client-ip'),
    clientUserAgent: readText(call, 'x-client-user-agent'),
    deadline: readDeadline(call),
    get signal() {
      if (abort === undefined) {
        const made = new AbortController();
        abort = made;
        if (call.cancelled) made.abort();
        else call.once('cancelled', () => made.abort());
      }
      return abort.signal;
    },
  };
}

function readText(call: ServerUnaryCall<unknown, unknown>, key: string): string {
  return String(call.metadata.get(key)[0] ?? '').slice(0, 512);
}

/** A call without a deadline has Infinity in its place. */
function readDeadline(call: ServerUnaryCall<unknown, unknown>): Date | undefined {
  const deadline = call.getDeadline();
  if (deadline instanceof Date) return deadline;
  return Number.isFinite(deadline) ? new Date(deadline) : undefined;
}
