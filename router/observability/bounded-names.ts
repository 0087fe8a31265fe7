/** Label in place of names beyond the bound. */
export const otherName = 'other';

/** Names as labels of a metric: the first `limit` distinct ones as they are, later ones all as `other`. */
export class BoundedNames {
  readonly #limit: number;
  readonly #names = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The label for a name. */
  labelOf(name: string): string {
    if (this.#names.has(name)) return name;
    if (this.#names.size >= this.#limit) return otherName;
    this.#names.add(name);
    return name;
  }
}
