import type { Comparison } from './run-case.ts';

/** Why an answer other than the monolith's is accepted, if it is. */
export function explainCompiled({ compiled, differences }: Comparison): string | undefined {
  if (differences.length === 0) return undefined;
  const [error] = compiled.errors ?? [];
  if (compiled.data === undefined && error?.extensions?.['code'] === 'QUERY_PLAN_FAILED') {
    // Both planners plan several @requires of the same field with different arguments, next to each other
    // and under conditions, so that an input is missing. The engine sees it and answers nothing.
    return 'neither planner fetches every input, and the engine refuses rather than guesses';
  }
  return undefined;
}

/** Why the reference engine may answer something else than the monolith. */
export function explainReference({
  reference,
  referenceDifferences,
  monolith,
}: Comparison): string | undefined {
  if (referenceDifferences.length === 0) return undefined;
  const messages = (reference?.errors ?? []).map(({ message }) => message).join('\n');
  if (/conflict because they/.test(messages))
    return '@apollo/gateway sends @requires inputs under colliding names';
  if (/was not found in response object|Cannot query field|THROWN/.test(messages)) {
    return '@apollo/gateway loses an input of @requires';
  }
  if ((monolith.errors ?? []).length > 0 || (reference?.errors ?? []).length > 0) {
    return '@apollo/gateway propagates nulls only as far as it validates subgraph answers';
  }
  return '@apollo/gateway mixes fields up that differ only in alias or arguments';
}
