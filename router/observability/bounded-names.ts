import { shortName } from './short-name.ts';

/** Label in place of names beyond the bound. */
export const otherName = 'other';

/**
 * Names as labels of a metric, cut to a hundred characters: names that are known and the first `limit` distinct ones
 * besides, later ones all as `other`.
 */
export class BoundedNames {
  readonly #limit: number;
  readonly #names: Set<string>;

  constructor(limit: number, known: Iterable<string> = []) {
    this.#names = new Set(known);
    this.#limit = this.#names.size + limit;
  }

  /** The label for a name. */
  labelOf(fullName: string): string {
    const name = shortName(fullName);
    if (this.#names.has(name)) return name;
    if (this.#names.size >= this.#limit) return otherName;
    this.#names.add(name);
    return name;
  }
}
