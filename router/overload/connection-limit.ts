import { proceed, refuse } from '../graphql/stage-result.ts';
import type { Admission, Feature } from '../pipeline/feature.ts';
import { createInFlightCounter } from './in-flight-counter.ts';

/** Which limit refused a request. */
export type OverloadLimit = 'connection' | 'viewer' | 'address';

/** Reports each refused request. */
export type OverloadObserver = (limit: OverloadLimit) => void;

/**
 * Limits the requests of one connection that are not answered yet. HTTP/1.1 lets a client send any number of them,
 * and all would be worked on at the same time. The one over the limit is the last that is answered: the connection is
 * closed with it, and what came behind it is not worked on.
 */
export function createConnectionLimit(max: number, onRefused: OverloadObserver): Feature {
  const inFlight = createInFlightCounter<object>();
  const closing = new WeakSet<object>();
  const admit: Admission = ({ connection }) => {
    if (closing.has(connection) || inFlight.count(connection) >= max) {
      closing.add(connection);
      onRefused('connection');
      return refuse(
        'RATE_LIMITED',
        `Too many requests of this connection are not answered; the limit is ${max}`,
        {
          headers: [
            ['connection', 'close'],
            ['retry-after', '1'],
          ],
        },
      );
    }
    inFlight.start(connection);
    return proceed(() => inFlight.end(connection));
  };
  return { name: 'connection limit', admit };
}
