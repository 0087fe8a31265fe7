/** A set of object type names. Equal sets are the same object. */
export interface TypeSet {
  readonly id: number;
  /** In alphabetical order. */
  readonly names: readonly string[];
  has(name: string): boolean;
}

/** Makes sets of type names so that equality is identity, and remembers what was worked out of two. */
export interface TypeSets {
  readonly none: TypeSet;
  of(names: Iterable<string>): TypeSet;
  intersect(left: TypeSet, right: TypeSet): TypeSet;
  unite(left: TypeSet, right: TypeSet): TypeSet;
  subtract(left: TypeSet, right: TypeSet): TypeSet;
  /** Whether every name of `inner` is in `outer`. */
  includes(outer: TypeSet, inner: TypeSet): boolean;
}

/** Creates the sets of one supergraph. */
export function createTypeSets(): TypeSets {
  const known = new Map<string, TypeSet>();
  const of = (names: Iterable<string>): TypeSet => {
    const own = new Set(names);
    const sorted = [...own].sort();
    const key = sorted.join(' ');
    let set = known.get(key);
    if (set === undefined) {
      set = { id: known.size, names: sorted, has: (name) => own.has(name) };
      known.set(key, set);
    }
    return set;
  };
  const none = of([]);
  const remember = (combine: (left: TypeSet, right: TypeSet) => TypeSet) => {
    const results = new Map<number, Map<number, TypeSet>>();
    return (left: TypeSet, right: TypeSet): TypeSet => {
      let row = results.get(left.id);
      if (row === undefined) results.set(left.id, (row = new Map()));
      let result = row.get(right.id);
      if (result === undefined) row.set(right.id, (result = combine(left, right)));
      return result;
    };
  };
  const subtract = remember((left, right) => of(left.names.filter((name) => !right.has(name))));
  return {
    none,
    of,
    intersect: remember((left, right) => of(left.names.filter((name) => right.has(name)))),
    unite: remember((left, right) => of([...left.names, ...right.names])),
    subtract,
    includes: (outer, inner) => outer === inner || subtract(inner, outer) === none,
  };
}
