import type { GraphqlResponse } from '../graphql/graphql-response.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import { abortedResponse } from '../pipeline/aborted-response.ts';
import type { Feature } from '../pipeline/feature.ts';
import type { AbortReason, RequestDeadline } from '../pipeline/incoming-request.ts';
import type { ReadyRequest } from '../pipeline/ready-request.ts';
import { createSingleFlight, type SingleFlight } from '../single-flight/single-flight.ts';

/** What coalescing reports. */
interface CoalescingObserver {
  /** A query was answered by the execution of another one. */
  queryCoalesced(): void;
}

/**
 * Identical queries in flight share one execution: same document, operation, variables and sharing key, on one
 * supergraph. Each client has its own request id and deadline. A client that leaves changes nothing for the others;
 * the execution ends with the last of them.
 */
export function createCoalescing(observer: CoalescingObserver): Feature {
  const flightsBySupergraph = new WeakMap<SupergraphSnapshot, SingleFlight<GraphqlResponse>>();

  function flightsOf(snapshot: SupergraphSnapshot): SingleFlight<GraphqlResponse> {
    let flights = flightsBySupergraph.get(snapshot);
    if (flights === undefined) {
      flights = createSingleFlight();
      flightsBySupergraph.set(snapshot, flights);
    }
    return flights;
  }

  return {
    name: 'coalescing',
    async around(request, next) {
      const key = keyOf(request);
      if (key === undefined) return next(request);
      const { deadline } = request;
      let isFollower = true;
      try {
        const response = await flightsOf(request.snapshot).join(key, deadline.signal, (signal) => {
          isFollower = false;
          return next({ ...request, deadline: new SharedDeadline(signal) });
        });
        if (isFollower) observer.queryCoalesced();
        return response;
      } catch (error: unknown) {
        if (deadline.abortReason === undefined) throw error;
        return abortedResponse(deadline.abortReason);
      }
    },
  };
}

/** Only the last part can hold a line break, so that different requests have different keys. */
function keyOf({ operation, operationType, variables, sharingKey }: ReadyRequest): string | undefined {
  if (operationType !== 'query' || sharingKey === undefined) return undefined;
  return `${operation.documentHash}\n${operation.operationName ?? ''}\n${JSON.stringify(variables)}\n${sharingKey}`;
}

/**
 * The execution ends when the last client has left, each of which knows its own reason. A class, because an object with
 * a getter of its own costs as much as the rest of a flight.
 */
class SharedDeadline implements RequestDeadline {
  readonly signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  get abortReason(): AbortReason | undefined {
    return this.signal.aborted ? 'client-gone' : undefined;
  }

  ignoreClientGone(): void {
    // Queries alone are shared.
  }
}
