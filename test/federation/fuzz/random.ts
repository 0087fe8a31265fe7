/** A repeatable source of choices. */
export interface Random {
  /** A whole number from 0 to `below - 1`. */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Each item with the given probability, at least `minimum` of them. */
  some<Item>(items: readonly Item[], probability: number, minimum?: number): Item[];
}

/** Creates a source whose choices depend on the seed alone (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const random: Random = {
    int: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new Error('Nothing to pick from');
      return items[Math.floor(next() * items.length)] as (typeof items)[number];
    },
    some(items, probability, minimum = 0) {
      const chosen = items.filter(() => next() < probability);
      while (chosen.length < Math.min(minimum, items.length)) {
        const extra = random.pick(items);
        if (!chosen.includes(extra)) chosen.push(extra);
      }
      return chosen;
    },
  };
  return random;
}

/** A number that depends on the text alone (FNV-1a), for data that needs no store. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) ^ (value >>> 12)) >>> 0;
}
