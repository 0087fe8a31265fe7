import type { SelectionSetNode } from 'graphql';
import type { SubgraphError } from '../../subgraph-http/parse-subgraph-answer.ts';
import type { SubgraphFailure } from '../../subgraph-http/subgraph-failure.ts';
import type { EngineError } from '../engine.ts';
import type { CompiledEntityStep, CompiledOperation, CompiledStep } from './compile-operation.ts';
import type { FetchedField } from './fetch-selection.ts';
import type { EntityTarget, StepSegment } from './plan-steps.ts';
import type { ResponseSite, Violation } from './response-site.ts';
import { type Condition, readCondition } from './selection-plan.ts';

type Path = ReadonlyArray<string | number>;

/** More errors than this in one response are dropped, to bound its size. */
const maxErrors = 1_000;

/** The errors of one execution, their paths in the client's words. */
export interface ErrorCollector {
  readonly errors: readonly EngineError[];
  /** A whole request failed. */
  addFailure(step: CompiledStep, failure: SubgraphFailure): void;
  /** A subgraph reported an error inside its answer. */
  addSubgraphError(step: CompiledStep, error: SubgraphError, slots: SlotLookup): void;
  /** The response would violate the schema; left out where an error already explains it. */
  addViolation(site: ResponseSite, violation: Violation, indices: readonly number[]): void;
}

/** Entity numbers by source, as collectors produced them. */
type SlotLookup = ReadonlyArray<readonly unknown[] | undefined>;

/** Collects errors of one execution of `compiled`. */
export function createErrorCollector(
  compiled: CompiledOperation,
  conditions: Readonly<Record<string, unknown>>,
): ErrorCollector {
  const errors: EngineError[] = [];
  const add = (error: EngineError): void => {
    if (errors.length < maxErrors) errors.push(error);
  };
  const clientPath = (path: Path): Path | undefined =>
    trimPath(
      path.map((key) => (typeof key === 'string' ? compiled.keys.clientKeyOf(key) : key)),
      compiled,
      conditions,
    );
  return {
    errors,
    addFailure(step, failure) {
      const { message, code, status } = failure;
      const isOpen = step.kind === 'root' && step.request.kind === 'mutation' && !failure.isNeverSent;
      const extensions = {
        code,
        ...(status !== undefined && { http: { status } }),
        ...(isOpen && { outcome: 'unknown' }),
      };
      const paths =
        step.kind === 'root'
          ? [...new Set(step.fields.map((field) => field.responseKey))].map((key) => [key])
          : [staticPrefix(step.targets[0]?.target.slotPaths[0] ?? [])];
      const path = clientPath(paths[0] ?? []) ?? [];
      add({ message, extensions, subgraph: step.subgraph, cause: failure, ...(path.length > 0 && { path }) });
    },
    addSubgraphError(step, error, slots) {
      const { message, extensions, cause } = error;
      const origin = { subgraph: step.subgraph, ...(cause !== undefined && { cause }) };
      for (const located of locate(step, error.path, slots)) {
        const path = located === undefined ? [] : clientPath(located);
        // The field is not part of this response: a plan may fetch what the client has switched off.
        if (path === undefined) continue;
        add({ message, extensions, ...origin, ...(path.length > 0 && { path }) });
      }
    },
    addViolation(site, violation, indices) {
      const path = site.path.map((key) => (typeof key === 'string' ? key : (indices[key.depth] as number)));
      const becomesNull = path.slice(0, site.nullLength);
      if (violation === 'null' && errors.some((error) => explains(error.path, becomesNull))) return;
      add({
        message:
          violation === 'null'
            ? `Cannot return null for non-nullable field ${site.parentType}.${site.fieldName}.`
            : `A subgraph returned an invalid value for field ${site.parentType}.${site.fieldName}.`,
        path,
        extensions: { code: violation === 'null' ? 'INTERNAL_SERVER_ERROR' : 'SUBGRAPH_INVALID_RESPONSE' },
      });
    },
  };
}

/** An error explains a null at its own path, below it (from where null propagated) and above it. */
function explains(error: Path | undefined, path: Path): boolean {
  if (error === undefined) return true;
  const length = Math.min(error.length, path.length);
  for (let index = 0; index < length; index += 1) if (error[index] !== path[index]) return false;
  return true;
}

function locate(step: CompiledStep, path: Path | undefined, slots: SlotLookup): Array<Path | undefined> {
  if (step.kind === 'root') return [path === undefined ? undefined : renameKeys(path, step.fields)];
  const [alias, number, ...rest] = path ?? [];
  const compiled = step.targets.find(({ target }) => target.alias === alias);
  if (compiled === undefined || typeof number !== 'number') return [staticPrefixOf(step)];
  const { target } = compiled;
  const below = renameKeys(rest, target.fields);
  const found: Path[] = [];
  const places = slots[target.source] ?? [];
  target.slotPaths.forEach((slotPath, index) => findNumber(places[index], slotPath, number, [], found));
  return found.length === 0 ? [staticPrefixOf(step)] : found.map((place) => [...place, ...below]);
}

function findNumber(
  slot: unknown,
  path: readonly StepSegment[],
  wanted: number,
  place: readonly (string | number)[],
  found: Path[],
): void {
  const [segment, ...rest] = path;
  if (segment === undefined) {
    if (slot === wanted && found.length < maxErrors) found.push(place);
    return;
  }
  if (segment.kind === 'field') findNumber(slot, rest, wanted, [...place, segment.key], found);
  else if (Array.isArray(slot))
    slot.forEach((item, index) => findNumber(item, rest, wanted, [...place, index], found));
}

/** Translates a subgraph's response keys into the client's, and cuts what the subgraph was not asked for. */
function renameKeys(path: Path, fields: readonly FetchedField[]): Path {
  const renamed: Array<string | number> = [];
  let level = fields;
  for (const key of path) {
    if (typeof key === 'number') {
      renamed.push(key);
      continue;
    }
    const matches = level.filter((field) => field.key === key);
    const [first] = matches;
    if (first === undefined) break;
    renamed.push(first.responseKey);
    level = matches.flatMap((field) => field.fields);
  }
  return renamed;
}

function staticPrefixOf(step: CompiledEntityStep): Path {
  return staticPrefix(step.targets[0]?.target.slotPaths[0] ?? []);
}

function staticPrefix(path: EntityTarget['slotPaths'][number]): Path {
  const prefix: string[] = [];
  for (const segment of path) {
    if (segment.kind !== 'field') break;
    prefix.push(segment.key);
  }
  return prefix;
}

/**
 * Cuts a path where it leaves the client's operation: into fields only the plan needs. `undefined` when it
 * leads into what `@skip` or `@include` exclude.
 */
function trimPath(
  path: Path,
  { operation, fragments }: CompiledOperation,
  conditions: Readonly<Record<string, unknown>>,
): Path | undefined {
  const trimmed: Array<string | number> = [];
  let sets: SelectionSetNode[] = [operation.selectionSet];
  for (const key of path) {
    if (typeof key === 'number') {
      trimmed.push(key);
      continue;
    }
    const next: SelectionSetNode[] = [];
    let isFound = false;
    let isExcluded = false;
    const visited = new Set<string>();
    const visit = (set: SelectionSetNode, isOuterIncluded: boolean): void => {
      for (const selection of set.selections) {
        const isIncluded = isOuterIncluded && holds(readCondition(selection.directives, []), conditions);
        if (selection.kind === 'Field') {
          if ((selection.alias?.value ?? selection.name.value) !== key) continue;
          if (!isIncluded) {
            isExcluded = true;
            continue;
          }
          isFound = true;
          if (selection.selectionSet !== undefined) next.push(selection.selectionSet);
        } else if (selection.kind === 'InlineFragment') {
          visit(selection.selectionSet, isIncluded);
        } else if (!visited.has(`${selection.name.value} ${isIncluded}`)) {
          visited.add(`${selection.name.value} ${isIncluded}`);
          const fragment = fragments.get(selection.name.value);
          if (fragment !== undefined) visit(fragment.selectionSet, isIncluded);
        }
      }
    };
    for (const set of sets) visit(set, true);
    if (!isFound && isExcluded) return undefined;
    if (!isFound) break;
    trimmed.push(key);
    sets = next;
  }
  return trimmed;
}

function holds(condition: Condition | undefined, values: Readonly<Record<string, unknown>>): boolean {
  return (
    condition !== undefined &&
    condition.every(({ variable, negated }) => (values[variable] === true) !== negated)
  );
}
