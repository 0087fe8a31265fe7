/**
 * Resolves with the first result that is not undefined, asking again every 25 ms; rejects after `timeoutMs`.
 * For states that other processes reach on their own, where there is no event to wait for.
 */
export async function waitUntil<Result>(
  what: string,
  read: () => Promise<Result | undefined>,
  timeoutMs = 60_000,
): Promise<Result> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const result = await read();
    if (result !== undefined) return result;
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
