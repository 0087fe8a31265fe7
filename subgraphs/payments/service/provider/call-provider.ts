/**
 * Asks the provider with a deadline of its own. The client's cancellation is left out on purpose: a capture
 * that has started runs to its end, or every closed browser tab would leave a payment in doubt.
 */
export async function callProvider<Result>(
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const reason = new Error(`The payment provider did not answer within ${timeoutMs} ms.`);
      abort.abort(reason);
      reject(reason);
    }, timeoutMs);
  });
  try {
    return await Promise.race([call(abort.signal), expired]);
  } finally {
    clearTimeout(timer);
  }
}
