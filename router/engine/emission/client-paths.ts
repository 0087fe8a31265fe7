import { type Condition, type Conditions, evaluateCondition } from '../operation/condition.ts';
import type { Entry, Layout, PlannedSlot, PlanStep, Position } from '../planning/plan.ts';

/** A key of the response, or the index of a list. */
export type Path = ReadonlyArray<string | number>;

/** Where in the client's response something of a plan is shown. */
export interface ClientPaths {
  /** Keys from the root to a position, without list indices; several when aliases share it; none when nothing shows it. */
  prefixesOf(position: Position, values: Readonly<Record<string, unknown>>): readonly ClientPlace[];
  /** Keys below a position for a path of response keys of a request, cut where the client's operation ends. */
  below(
    place: ClientPlace,
    entries: readonly Entry[],
    path: Path,
    values: Readonly<Record<string, unknown>>,
  ): Path[];
}

/** A place of the response that is in the client's operation. */
export interface ClientPlace {
  /** Keys of slots, from the root. */
  readonly slots: readonly Shown[];
  readonly layout: Layout | undefined;
  /** Whether the operation ends above the position: what lies below is fetched for the router alone. */
  readonly isCut: boolean;
}

interface Shown {
  readonly key: string;
  readonly planned: PlannedSlot;
}

/** Reads from a plan where the response shows what. */
export function createClientPaths(steps: readonly PlanStep[], conditions: Conditions): ClientPaths {
  interface Found extends ClientPlace {
    readonly condition: Condition;
  }
  const places = new Map<Position, Found[]>();
  const visit = (layout: Layout, slots: readonly Shown[], condition: Condition): void => {
    const own = { slots, layout, isCut: false, condition };
    const list = places.get(layout.position);
    if (list === undefined) places.set(layout.position, [own]);
    else if (!list.some((other) => sameKeys(other.slots, slots))) list.push(own);
    for (const { slot, planned, child } of layout.slots)
      if (child !== undefined)
        visit(child, [...slots, { key: slot.key, planned }], conditions.and(condition, slot.condition));
  };
  for (const { layout } of steps) visit(layout, [], true);
  const prefixesOf = (
    position: Position,
    values: Readonly<Record<string, unknown>>,
  ): readonly ClientPlace[] => {
    const own = places.get(position);
    if (own !== undefined) return own.filter(({ condition }) => evaluateCondition(condition, values));
    if (position.parent === undefined) return [];
    return prefixesOf(position.parent.position, values).map((place) => ({ ...place, isCut: true }));
  };
  return {
    prefixesOf,
    below(place, entries, path, values) {
      if (place.isCut || place.layout === undefined) return [[]];
      const found: Path[] = [];
      const walk = (layout: Layout | undefined, level: readonly Entry[], rest: Path, keys: Path): void => {
        const [next, ...others] = rest;
        if (next === undefined) {
          found.push(keys);
          return;
        }
        if (typeof next === 'number') {
          walk(layout, level, others, [...keys, next]);
          return;
        }
        const entry = level.find(({ alias }) => alias === next);
        const shown =
          entry === undefined || layout === undefined
            ? []
            : layout.slots.filter(({ planned }) => planned.reads.some((read) => read.entry === entry));
        if (entry === undefined || shown.length === 0) {
          found.push(keys);
          return;
        }
        for (const { slot, child } of shown)
          if (evaluateCondition(slot.condition, values))
            walk(child, entry.entries, others, [...keys, slot.key]);
      };
      walk(place.layout, entries, path, []);
      return distinct(found);
    },
  };
}

/** Paths to the places of an entity, by its number. */
export function findPlaces({ slots }: ClientPlace, numbers: unknown, wanted: number, limit: number): Path[] {
  const found: Path[] = [];
  const visit = (value: unknown, depth: number, index: number, path: Path): void => {
    if (found.length >= limit) return;
    if (depth > 0) {
      if (Array.isArray(value))
        value.forEach((item, position) => visit(item, depth - 1, index, [...path, position]));
      return;
    }
    const next = slots[index];
    if (next === undefined) {
      if (value === wanted || Array.isArray(value)) found.push(path);
      return;
    }
    visit(value, next.planned.slot.typeText.split('[').length - 1, index + 1, [...path, next.key]);
  };
  visit(numbers, 0, 0, []);
  return found;
}

/** Keys down to the first list. */
export function staticPrefix({ slots }: ClientPlace): Path {
  const path: string[] = [];
  for (const { key, planned } of slots) {
    path.push(key);
    if (planned.slot.typeText.includes('[')) break;
  }
  return path;
}

function sameKeys(left: readonly Shown[], right: readonly Shown[]): boolean {
  return left.length === right.length && left.every(({ key }, index) => key === right[index]?.key);
}

function distinct(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
