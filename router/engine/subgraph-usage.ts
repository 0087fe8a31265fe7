/** What one client request has asked of subgraphs; requests it shared with others count for each of them. */
export class SubgraphUsage {
  #requests = 0;
  #open = 0;
  #openedAt = 0;
  #busyMs = 0;

  /** Number of requests so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Milliseconds in which at least one was awaited; those of requests at the same time count once. */
  get durationMs(): number {
    return this.#open > 0 ? this.#busyMs + performance.now() - this.#openedAt : this.#busyMs;
  }

  /** Call it when a request begins, and `ended()` once for it. */
  began(): void {
    this.#requests += 1;
    if (this.#open === 0) this.#openedAt = performance.now();
    this.#open += 1;
  }

  /** Call it when a request is over, whatever became of it. */
  ended(): void {
    this.#open -= 1;
    if (this.#open === 0) this.#busyMs += performance.now() - this.#openedAt;
  }
}
