/** Labels of progressive `@override` in a supergraph, each once. */
export function listOverrideLabels(supergraphSdl: string): readonly string[] {
  const labels = [...supergraphSdl.matchAll(/overrideLabel:\s*"([^"]*)"/g)].map(
    (match) => match[1] as string,
  );
  return [...new Set(labels)];
}

/** The number in a `percent(n)` label, `undefined` for other labels. */
export function percentOf(label: string): number | undefined {
  const match = /^percent\((\d{1,3}(?:\.\d+)?)\)$/.exec(label);
  return match === null ? undefined : Number(match[1]);
}

/** Chooses, per request, which `percent(n)` labels are on. */
interface OverrideOutcomes {
  /**
   * The outcome for one request: a number from 0 to 100; `percent(n)` labels are on when it is below n. It is one for all
   * random numbers that switch on the same labels, so that there are as many plans of an operation as outcomes.
   */
  next(): number;
}

/** Creates the choice for a supergraph; without `percent(n)` labels there is one outcome. */
export function createOverrideOutcomes(
  supergraphSdl: string,
  random: () => number = Math.random,
): OverrideOutcomes {
  const limits = listOverrideLabels(supergraphSdl)
    .flatMap((label) => percentOf(label) ?? [])
    .sort((left, right) => left - right);
  if (limits.length === 0) return { next: () => 0 };
  return {
    next() {
      const percentage = random() * 100;
      return limits.findLast((limit) => limit <= percentage) ?? 0;
    },
  };
}
