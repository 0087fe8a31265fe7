import { createAnswerMemory } from './answer-memory.ts';
import { parseSubgraphAnswer, type SubgraphResult } from './parse-subgraph-answer.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphAnswer, SubgraphTransport } from './subgraph-transport.ts';

/** One GraphQL request to a subgraph on behalf of one client request. */
export interface SubgraphCall {
  readonly subgraph: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Everything besides subgraph and body that can change the answer; `undefined` forbids sharing. Requests
   * with equal keys in flight at the same time get the same result object.
   */
  readonly shareKey: string | undefined;
  /** Keep numbers exactly as written. */
  readonly isExact: boolean;
}

/** What is told about every request that really went out. */
export interface SubgraphCallRecord {
  readonly subgraph: string;
  readonly durationMs: number;
  /** `ok`, `error` (a GraphQL response with errors) or the failure's code. */
  readonly outcome: string;
}

/** Sends calls, sharing identical ones in flight. */
export interface SubgraphClient {
  /**
   * Never rejects: a failed request is a result with `failure`. `onCancel` receives a function with which this
   * caller gives up; the request itself is given up with its last caller.
   */
  call(call: SubgraphCall, onCancel: (cancel: () => void) => void): Promise<SubgraphResult>;
  /** Requests on the network right now. */
  readonly inFlight: number;
  close(): Promise<void>;
}

interface Shared {
  readonly promise: Promise<SubgraphResult>;
  callers: number;
  cancel: () => void;
}

/** Options of {@link createSubgraphClient}. */
export interface SubgraphClientOptions {
  /** Called once per request on the network. */
  readonly onFinished?: ((record: SubgraphCallRecord) => void) | undefined;
  /** Bytes of answers kept so that repeated ones need no parsing; 0 keeps none. Default 4194304 (4 MiB). */
  readonly answerMemoryBytes?: number | undefined;
}

/** Creates a client. */
export function createSubgraphClient(
  transport: SubgraphTransport,
  options: SubgraphClientOptions = {},
): SubgraphClient {
  const { onFinished } = options;
  const memoryBytes = options.answerMemoryBytes ?? 4 * 1024 * 1024;
  const memory = memoryBytes > 0 ? createAnswerMemory(memoryBytes) : undefined;
  const shared = new Map<string, Shared>();
  let inFlight = 0;

  const read = (call: SubgraphCall, answer: SubgraphAnswer): SubgraphResult => {
    if (memory === undefined || answer.status !== 200)
      return parseSubgraphAnswer(call.subgraph, answer, call.isExact);
    const request = `${call.subgraph}\n${call.body}`;
    const known = memory.recall(request, answer.body);
    // Headers are this answer's own; data and errors are what the bytes say.
    if (known !== undefined) return { ...known, headers: answer.headers, sizeBytes: 0, isRepeated: true };
    const result = parseSubgraphAnswer(call.subgraph, answer, call.isExact);
    if (result.failure === undefined) memory.remember(request, answer.body, result);
    return result;
  };

  const start = (call: SubgraphCall, onCancel: (cancel: () => void) => void): Promise<SubgraphResult> => {
    const startedAt = performance.now();
    inFlight += 1;
    const finish = (result: SubgraphResult): SubgraphResult => {
      inFlight -= 1;
      onFinished?.({
        subgraph: call.subgraph,
        durationMs: performance.now() - startedAt,
        outcome: result.failure?.code ?? (result.errors.length > 0 ? 'error' : 'ok'),
      });
      return result;
    };
    return transport.send(call, onCancel).then(
      (answer) => finish(read(call, answer)),
      (error: unknown) => finish(failed(call.subgraph, error)),
    );
  };

  const follow = (entry: Shared, onCancel: (cancel: () => void) => void): Promise<SubgraphResult> => {
    entry.callers += 1;
    let isGone = false;
    onCancel(() => {
      if (isGone) return;
      isGone = true;
      entry.callers -= 1;
      if (entry.callers === 0) entry.cancel();
    });
    return entry.promise;
  };

  return {
    call(call, onCancel) {
      if (call.shareKey === undefined) return start(call, onCancel);
      const key = `${call.subgraph}\n${call.shareKey}\n${call.body}`;
      const known = shared.get(key);
      if (known !== undefined && known.callers > 0) return follow(known, onCancel);
      let cancel = (): void => undefined;
      const promise = start(call, (cancelRequest) => {
        cancel = cancelRequest;
      }).then((result) => (entry.callers > 1 ? { ...result, isRepeated: true } : result));
      const entry: Shared = { promise, callers: 0, cancel };
      shared.set(key, entry);
      const forget = (): void => {
        if (shared.get(key) === entry) shared.delete(key);
      };
      void promise.then(forget, forget);
      return follow(entry, onCancel);
    },
    get inFlight() {
      return inFlight;
    },
    close: () => transport.close(),
  };
}

function failed(subgraph: string, error: unknown): SubgraphResult {
  const failure =
    error instanceof SubgraphFailure
      ? error
      : new SubgraphFailure('UNAVAILABLE', `Subgraph ${subgraph} cannot be reached.`, error);
  return { data: null, errors: [], headers: {}, failure, sizeBytes: 0, isRepeated: false };
}
