import type { SubgraphOutcome } from '../graphql/subgraph-outcome.ts';
import { createSingleFlight } from '../single-flight/single-flight.ts';
import { createAnswerMemory } from './answer-memory.ts';
import { parseSubgraphAnswer, type SubgraphResult } from './parse-subgraph-answer.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphAnswer, SubgraphTransport } from './subgraph-transport.ts';

/** One GraphQL request to a subgraph on behalf of one client request. */
interface SubgraphCall {
  readonly subgraph: string;
  /** JSON text. */
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

/** A request that went out, when it is over. */
export interface SubgraphCallRecord {
  readonly subgraph: string;
  readonly durationMs: number;
  readonly outcome: SubgraphOutcome;
}

/** Sends calls, sharing identical ones in flight. */
export interface SubgraphClient {
  /**
   * A failed request is a result with `failure`. This caller leaves when `signal` is aborted: the promise then rejects
   * with the signal's reason, or resolves with the failure `CANCELLED`. The request is given up with its last caller.
   */
  call(call: SubgraphCall, signal: AbortSignal | undefined): Promise<SubgraphResult>;
  /** Requests on the network right now. */
  readonly inFlight: number;
  close(): Promise<void>;
}

/** Options of {@link createSubgraphClient}. */
interface SubgraphClientOptions {
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
  const flights = createSingleFlight<SubgraphResult>();
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

  const send = (call: SubgraphCall, signal: AbortSignal | undefined): Promise<SubgraphResult> => {
    const startedAt = performance.now();
    inFlight += 1;
    const finish = (result: SubgraphResult): SubgraphResult => {
      inFlight -= 1;
      onFinished?.({
        subgraph: call.subgraph,
        durationMs: performance.now() - startedAt,
        outcome: result.failure?.code ?? (result.errors.length > 0 ? 'errors' : 'ok'),
      });
      return result;
    };
    return transport.send(call, signal).then(
      (answer) => finish(read(call, answer)),
      (error: unknown) => finish(failed(call.subgraph, error)),
    );
  };

  return {
    call(call, signal) {
      if (call.shareKey === undefined) return send(call, signal);
      const key = `${call.subgraph}\n${call.shareKey}\n${call.body}`;
      return flights.join(key, signal, (shared, isShared) =>
        send(call, shared).then((result) => (isShared() ? { ...result, isRepeated: true } : result)),
      );
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
