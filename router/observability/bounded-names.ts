import { shortName } from './short-name.ts';

/** Label in place of names beyond the bound. */
export const otherName = 'other';

/** Names that wait for a place are remembered while no more than so many others have come since. */
const waitingPerPlace = 10;
const leastWaiting = 1_000;

/** Which names become labels. */
interface BoundedNamesOptions {
  /** Places for names. */
  readonly limit: number;
  /** Labels from the start; they take no place. */
  readonly known?: Iterable<string>;
  /**
   * Who makes the names up. Those of clients wait for their place until they come again, so that a client with a new
   * name in every request takes none from others; those of subgraphs have one immediately.
   */
  readonly madeBy: 'clients' | 'subgraphs';
}

/**
 * Names as labels of a metric, cut to a hundred characters: at most `limit` besides those that are known. A name of a
 * client gets a place when it comes for the second time, and after 4, 8 and 16 times when a quarter, a half and three
 * quarters of the places are taken. What has no place, or not yet, is `other`.
 */
export class BoundedNames {
  readonly #limit: number;
  readonly #waits: boolean;
  readonly #known: ReadonlySet<string>;
  readonly #placed = new Set<string>();
  readonly #trusted = new Set<string>();
  /** How often names without a place have come, the one that came last at the end. */
  readonly #waiting = new Map<string, number>();

  constructor({ limit, known = [], madeBy }: BoundedNamesOptions) {
    this.#limit = limit;
    this.#known = new Set(known);
    this.#waits = madeBy === 'clients';
  }

  /** Names that were not made up by clients: each gets a place when it first comes, while there is one. */
  trust(names: Iterable<string>): void {
    for (const name of names) this.#trusted.add(shortName(name));
  }

  /** The label for a name. */
  labelOf(fullName: string): string {
    const name = shortName(fullName);
    if (this.#known.has(name) || this.#placed.has(name)) return name;
    if (this.#placed.size >= this.#limit) return otherName;
    if (this.#waits && !this.#trusted.has(name) && !this.#hasComeOften(name)) return otherName;
    this.#waiting.delete(name);
    this.#placed.add(name);
    if (this.#placed.size >= this.#limit) this.#waiting.clear();
    return name;
  }

  #hasComeOften(name: string): boolean {
    const times = (this.#waiting.get(name) ?? 0) + 1;
    if (times >= 2 ** (1 + Math.floor((4 * this.#placed.size) / this.#limit))) return true;
    this.#waiting.delete(name);
    this.#waiting.set(name, times);
    if (this.#waiting.size > Math.max(leastWaiting, waitingPerPlace * this.#limit)) {
      const [oldest] = this.#waiting.keys();
      if (oldest !== undefined) this.#waiting.delete(oldest);
    }
    return false;
  }
}
