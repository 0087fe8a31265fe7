/** Bounds of a {@link createRestartBackoff}. */
interface RestartBackoffOptions {
  readonly firstDelayMs: number;
  /** Longest delay; a life at least as long ends the series. */
  readonly maxDelayMs: number;
  /** Source of jitter, 0 up to 1; replaced in tests. */
  readonly random?: () => number;
}

/** How long to wait before something that keeps ending is started again. */
export interface RestartBackoff {
  /** Delay after a life of `livedMs`: doubled for every short life in a row, less up to half of it by chance. */
  delayAfter(livedMs: number): number;
}

/** Creates the delays of one series of lives. */
export function createRestartBackoff(options: RestartBackoffOptions): RestartBackoff {
  const { firstDelayMs, maxDelayMs, random = Math.random } = options;
  let shortLives = 0;
  return {
    delayAfter(livedMs) {
      if (livedMs >= maxDelayMs) shortLives = 0;
      const delay = Math.min(maxDelayMs, firstDelayMs * 2 ** shortLives);
      shortLives += 1;
      return delay * (1 - random() / 2);
    },
  };
}
