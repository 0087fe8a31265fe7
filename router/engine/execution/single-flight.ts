/** Work shared by callers that arrive while it runs; given up when the last of them leaves. */
export interface SingleFlight<Value> {
  /**
   * Joins the work under `key`, or starts it. Rejects with the signal's reason as soon as this caller's
   * signal is aborted; the others keep waiting. `start` receives a signal-like hook for cancellation.
   */
  join(
    key: string,
    signal: AbortSignal,
    start: (onCancel: (cancel: () => void) => void) => Promise<Value>,
  ): Promise<Value>;
  readonly size: number;
}

interface Flight<Value> {
  readonly promise: Promise<Value>;
  callers: number;
  readonly cancels: Array<() => void>;
}

/** Creates a register of work in flight. Nothing is kept once work is done. */
export function createSingleFlight<Value>(): SingleFlight<Value> {
  const flights = new Map<string, Flight<Value>>();

  const begin = (
    key: string,
    start: (onCancel: (cancel: () => void) => void) => Promise<Value>,
  ): Flight<Value> => {
    const cancels: Array<() => void> = [];
    const promise = start((cancel) => void cancels.push(cancel));
    const flight: Flight<Value> = { promise, callers: 0, cancels };
    flights.set(key, flight);
    const forget = (): void => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    promise.then(forget, forget);
    return flight;
  };

  return {
    join(key, signal, start) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      const known = flights.get(key);
      const flight = known ?? begin(key, start);
      flight.callers += 1;
      return waitFor(flight.promise, signal, () => {
        flight.callers -= 1;
        if (flight.callers > 0) return;
        // Nobody may join work that is being given up.
        if (flights.get(key) === flight) flights.delete(key);
        for (const cancel of flight.cancels) cancel();
      });
    },
    get size() {
      return flights.size;
    },
  };
}

/** Settles with `promise`, or rejects with the signal's reason once it aborts; `onAbort` runs in that case. */
export function waitFor<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
  onAbort: () => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
    promise.then(
      (value) => {
        signal.removeEventListener('abort', abort);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener('abort', abort);
        reject(error);
      },
    );
  });
}
