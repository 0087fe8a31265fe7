/** Longest pause after failures, unless the interval itself is longer. */
const maxPauseMs = 300_000;

/**
 * Milliseconds until a source is asked again: about the interval while it answers, doubled with each failure in a row up
 * to five minutes.
 * @param random from 0 to 1, so that many routers do not ask in step
 */
export function retryPauseMs(intervalMs: number, failures: number, random: number = Math.random()): number {
  if (failures === 0) return intervalMs * (0.9 + random * 0.2);
  const longest = Math.min(intervalMs * 2 ** Math.min(failures, 16), Math.max(intervalMs, maxPauseMs));
  return longest * (0.5 + random / 2);
}
