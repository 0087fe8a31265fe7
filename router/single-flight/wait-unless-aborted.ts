/**
 * Settles with `promise`, or rejects with the signal's reason as soon as it aborts; `onAbort` runs in that case, before
 * the rejection. The work behind the promise goes on unless `onAbort` ends it; if it fails later, the failure is
 * dropped. Nothing stays registered on the signal.
 */
export function waitUnlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
  onAbort?: () => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort?.();
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, onlyOnce);
    // After an abort the promise that is returned has settled, and these do nothing.
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

const onlyOnce = { once: true };
