/**
 * Remembers what was derived from subgraph answers. Answers never change, so a derivation from the same
 * objects is the same; it lives as long as the first of them.
 */
export interface DerivationMemo<Output> {
  /** The remembered output for exactly these inputs, compared by identity. */
  find(inputs: readonly unknown[]): Output | undefined;
  /** Remembers one output per first object; nothing when no input is an object. */
  keep(inputs: readonly unknown[], output: Output): void;
}

/** Creates an empty memo. */
export function createDerivationMemo<Output>(): DerivationMemo<Output> {
  const entries = new WeakMap<object, { readonly inputs: readonly unknown[]; readonly output: Output }>();
  return {
    find(inputs) {
      const key = firstObject(inputs);
      const entry = key === undefined ? undefined : entries.get(key);
      return entry !== undefined && isSame(entry.inputs, inputs) ? entry.output : undefined;
    },
    keep(inputs, output) {
      const key = firstObject(inputs);
      if (key !== undefined) entries.set(key, { inputs, output });
    },
  };
}

function firstObject(inputs: readonly unknown[]): object | undefined {
  for (const input of inputs) if (typeof input === 'object' && input !== null) return input;
  return undefined;
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) if (left[index] !== right[index]) return false;
  return true;
}
