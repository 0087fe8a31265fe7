import type { OverloadConfig } from '../config/overload-config.ts';
import type { ResponseHeaders } from '../graphql/graphql-response.ts';
import { proceed, refuse } from '../graphql/stage-result.ts';
import type { Feature } from '../pipeline/feature.ts';
import type { ReadyRequest } from '../pipeline/ready-request.ts';
import type { OverloadLimit, OverloadObserver } from './connection-limit.ts';
import { createInFlightCounter, type InFlightCounter } from './in-flight-counter.ts';

interface Client {
  readonly inFlight: InFlightCounter<string>;
  readonly key: string;
  readonly limit: OverloadLimit;
  readonly max: number;
}

const noHeaders: ResponseHeaders = [];

/**
 * Limits the operations of one client that are executed at the same time: of a viewer, or of an address as long as
 * it is not known who asks. The guard refuses; the layer counts for as long as the operation is executed, whatever
 * becomes of it. A client with less than half of its room left sees that in the answer, in the headers of RateLimit
 * header fields for HTTP (IETF draft) with the quota unit "concurrent-requests".
 */
export function createClientLimit(config: OverloadConfig, onRefused: OverloadObserver): Feature {
  const viewers = createInFlightCounter<string>();
  const addresses = createInFlightCounter<string>();

  function clientOf({ identity: { viewer }, incoming }: ReadyRequest): Client {
    return viewer.kind === 'user'
      ? { inFlight: viewers, key: viewer.userId, limit: 'viewer', max: config.maxRequestsPerViewer }
      : { inFlight: addresses, key: incoming.clientIp, limit: 'address', max: config.maxRequestsPerAddress };
  }

  return {
    name: 'client limit',
    guard(request) {
      const { inFlight, key, limit, max } = clientOf(request);
      const left = max - inFlight.count(key) - 1;
      if (left < 0) {
        onRefused(limit);
        return refuse('RATE_LIMITED', `Too many requests of this client are under way; the limit is ${max}`, {
          headers: [['retry-after', '1'], ...headersOf(max, 0)],
        });
      }
      return proceed(left < max / 2 ? headersOf(max, left) : noHeaders);
    },
    async around(request, next) {
      const { inFlight, key } = clientOf(request);
      inFlight.start(key);
      try {
        return await next(request);
      } finally {
        inFlight.end(key);
      }
    },
  };
}

function headersOf(max: number, left: number): ResponseHeaders {
  return [
    ['ratelimit-policy', `"client";q=${max};qu="concurrent-requests"`],
    ['ratelimit', `"client";r=${left}`],
  ];
}
