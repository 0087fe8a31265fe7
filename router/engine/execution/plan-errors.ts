import type { SubgraphError } from '../../subgraph-http/parse-subgraph-answer.ts';
import type { SubgraphFailure } from '../../subgraph-http/subgraph-failure.ts';
import { findPlaces, type Path, staticPrefix } from '../emission/client-paths.ts';
import type { CompiledPlan, CompiledRequest } from '../emission/compile-plan.ts';
import type { ResponseSite, Violation } from '../emission/response-site.ts';
import type { EngineError } from '../engine.ts';

/** More errors than this in one response are dropped, to bound its size. */
const maxErrors = 1_000;

/** The errors of one execution, their paths in the client's words. */
export interface PlanErrors {
  readonly errors: readonly EngineError[];
  /** A whole request failed. */
  addFailure(request: CompiledRequest, failure: SubgraphFailure): void;
  /** A subgraph reported an error inside its answer. */
  addSubgraphError(request: CompiledRequest, error: SubgraphError, slots: readonly unknown[]): void;
  /** The response would violate the schema; left out where an error already explains it. */
  addViolation(site: ResponseSite, violation: Violation, indices: readonly number[]): void;
}

/** Collects errors of one execution of `compiled`. */
export function createPlanErrors(
  { paths }: CompiledPlan,
  conditions: Readonly<Record<string, unknown>>,
): PlanErrors {
  const errors: EngineError[] = [];
  const add = (error: EngineError): void => {
    if (errors.length < maxErrors) errors.push(error);
  };
  /** Where a request's answer is shown first, as far as no list is on the way. */
  const prefixOf = ({ fetches }: CompiledRequest): Path => {
    for (const { position, source } of fetches)
      for (const place of paths.prefixesOf(position, conditions)) {
        if (place.slots.length > 0) return staticPrefix(place);
        for (const { alias } of source.entries)
          for (const path of paths.below(place, source.entries, [alias], conditions))
            if (path.length > 0) return path;
      }
    return [];
  };
  const locate = (
    { targets, fetches, data, slots: places }: CompiledRequest,
    path: Path | undefined,
    slots: readonly unknown[],
  ): Path[] | undefined => {
    if (path === undefined) return undefined;
    if (
      data !== undefined &&
      !fetches.some(({ source }) => source.entries.some(({ alias }) => alias === path[0]))
    )
      return undefined;
    if (data !== undefined)
      return fetches.flatMap(({ position, source }, index) => {
        if (!source.entries.some(({ alias }) => alias === path[0])) return [];
        const slot = places[index];
        return paths.prefixesOf(position, conditions).flatMap((place) => {
          // Root fields below others are shown wherever there is an object they belong to.
          const starts = slot === undefined ? [[]] : findPlaces(place, slots[slot], 0, maxErrors);
          const below = paths.below(place, source.entries, path, conditions);
          return starts.flatMap((start) => below.map((end) => [...start, ...end]));
        });
      });
    const [alias, number, ...rest] = path;
    const target = targets.find((candidate) => candidate.alias === alias);
    if (target === undefined || typeof number !== 'number') return undefined;
    let isFound = false;
    const located = target.fetches.flatMap(({ position, source }, index) =>
      paths.prefixesOf(position, conditions).flatMap((place) => {
        const found = findPlaces(place, slots[target.slots[index] as number], number, maxErrors);
        isFound ||= found.length > 0;
        const below = paths.below(place, source.entries, rest, conditions);
        return found.flatMap((start) => below.map((end) => [...start, ...end]));
      }),
    );
    return isFound ? located : undefined;
  };
  return {
    errors,
    addFailure(request, failure) {
      const { message, code, status } = failure;
      const isOpen = request.kind === 'mutation' && !failure.isNeverSent;
      const extensions = {
        code,
        ...(status !== undefined && { http: { status } }),
        ...(isOpen && { outcome: 'unknown' }),
      };
      const path = prefixOf(request);
      add({
        message,
        extensions,
        subgraph: request.subgraph,
        cause: failure,
        ...(path.length > 0 && { path }),
      });
    },
    addSubgraphError(request, error, slots) {
      const { message, extensions, cause } = error;
      const origin = { subgraph: request.subgraph, ...(cause !== undefined && { cause }) };
      const located = locate(request, error.path, slots) ?? [
        request.data === undefined ? prefixOf(request) : [],
      ];
      // None: the field is not part of this response.
      for (const path of located) add({ message, extensions, ...origin, ...(path.length > 0 && { path }) });
    },
    addViolation(site, violation, indices) {
      const path = site.path.map((key) => (typeof key === 'string' ? key : (indices[key.depth] as number)));
      const becomesNull = path.slice(0, site.nullLength);
      if (violation !== 'invalid' && errors.some((error) => explains(error.path, becomesNull))) return;
      add({ message: describe(violation, site), path, extensions: { code: codeOf(violation) } });
    },
  };
}

function describe(violation: Violation, { parentType, fieldName }: ResponseSite): string {
  switch (violation) {
    case 'null':
      return `Cannot return null for non-nullable field ${parentType}.${fieldName}.`;
    case 'invalid':
    case 'untyped':
      return `A subgraph returned an invalid value for field ${parentType}.${fieldName}.`;
    case 'unavailable':
      return `No subgraph can resolve ${parentType}.${fieldName} here.`;
  }
}

function codeOf(violation: Violation): string {
  return violation === 'invalid' || violation === 'untyped'
    ? 'SUBGRAPH_INVALID_RESPONSE'
    : 'INTERNAL_SERVER_ERROR';
}

/** An error explains a null at its own path, below it (from where null propagated) and above it. */
function explains(error: Path | undefined, path: Path): boolean {
  if (error === undefined) return true;
  const length = Math.min(error.length, path.length);
  for (let index = 0; index < length; index += 1) if (error[index] !== path[index]) return false;
  return true;
}
