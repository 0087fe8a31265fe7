/** Bounds of a {@link RestartBackoff}. */
export interface RestartBackoffOptions {
  readonly firstDelayMs: number;
  /** Longest delay; a life at least as long ends the series. */
  readonly maxDelayMs: number;
  /** Source of jitter, 0 up to 1; replaced in tests. */
  readonly random?: () => number;
}

/** How long to wait before something that keeps ending is started again. */
export class RestartBackoff {
  readonly #options: RestartBackoffOptions;
  #shortLives = 0;

  constructor(options: RestartBackoffOptions) {
    this.#options = options;
  }

  /** Delay after a life of `livedMs`: doubled for every short life in a row, less up to half of it by chance. */
  delayAfter(livedMs: number): number {
    const { firstDelayMs, maxDelayMs, random = Math.random } = this.#options;
    if (livedMs >= maxDelayMs) this.#shortLives = 0;
    const delay = Math.min(maxDelayMs, firstDelayMs * 2 ** this.#shortLives);
    this.#shortLives += 1;
    return delay * (1 - random() / 2);
  }
}
