import type { Fetch, PlannedSlot, Position, Source } from '../planning/plan.ts';
import { type CodeWriter, readProperty } from './code-writer.ts';

/**
 * Where generated code stands in the response: the variables that hold an object in each of its answers, and what is
 * known of the entities at and below it.
 */
export interface Place {
  readonly position: Position;
  /** A variable by source; it holds `EMPTY` where the answer has no such object. */
  readonly sources: ReadonlyMap<Source, string>;
  /** Entity numbers of fetches at or below it: nested arrays by list index, numbers at the end. */
  readonly slots: ReadonlyMap<Fetch, string>;
}

/** Which answer a fetch is in. */
export interface AnswerNumbers {
  /** Index of a fetch's root object or of its entities. */
  dataOf(fetch: Fetch): number;
}

const paths = new WeakMap<Position, readonly PlannedSlot[]>();

/** Slots from the root of the response to a position. */
export function pathTo(position: Position): readonly PlannedSlot[] {
  let path = paths.get(position);
  if (path === undefined) {
    const { parent } = position;
    path = parent === undefined ? [] : [...pathTo(parent.position), parent];
    paths.set(position, path);
  }
  return path;
}

/** Emits variables for an object. `values` are its expressions in the answers of the slot that led to it. */
export function enterPlace(
  writer: CodeWriter,
  answers: AnswerNumbers,
  position: Position,
  values: readonly string[],
  slots: ReadonlyMap<Fetch, string>,
  isNeeded: (source: Source) => boolean = () => true,
): Place {
  const sources = new Map<Source, string>();
  let index = 0;
  for (const source of position.sources) {
    if (!('fetch' in source.from)) {
      const value = values[index] ?? 'undefined';
      index += 1;
      const variable = writer.fresh('o');
      writer.line(`const ${variable} = asObject(${value});`);
      sources.set(source, variable);
      continue;
    }
    if (!isNeeded(source)) continue;
    const { fetch } = source.from;
    const data = answers.dataOf(fetch);
    if (fetch.way.mode === 'root') {
      sources.set(source, `R${data}`);
      continue;
    }
    const number = slots.get(fetch);
    if (number === undefined) continue;
    const variable = writer.fresh('e');
    writer.line(`const ${variable} = ${number} >= 0 ? E${data}[${number}] || EMPTY : EMPTY;`);
    sources.set(source, variable);
  }
  return { position, sources, slots };
}

/** Expressions of a slot in each of the answers that have it. */
export function readSlot(place: Place, { reads }: PlannedSlot): string[] {
  return reads.map(({ source, entry }) => {
    const variable = place.sources.get(source);
    return variable === undefined ? 'undefined' : readProperty(variable, entry.alias);
  });
}

/** The first of several answers that has a value. */
export function firstOf(values: readonly string[]): string {
  if (values.length === 0) return 'undefined';
  return values.length === 1 ? (values[0] as string) : `firstDefined([${values.join(', ')}])`;
}

/**
 * The expression of the object's type; undefined where no answer has it or it is always the same.
 * @param wave when it has to be known; later requests are not looked at
 */
export function typenameOf(
  { position, sources }: Place,
  wave = Number.POSITIVE_INFINITY,
): string | undefined {
  const { typename } = position;
  if (typename?.kind !== 'read' || typename.source.arrival.wave >= wave) return undefined;
  const variable = sources.get(typename.source);
  return variable === undefined ? undefined : readProperty(variable, typename.entry.alias);
}

/** Entity numbers below a slot. */
export function slotsBelow(place: Place, planned: PlannedSlot): Map<Fetch, string> {
  const depth = pathTo(place.position).length;
  return new Map([...place.slots].filter(([fetch]) => pathTo(fetch.position)[depth] === planned));
}

/** Emits entity numbers of a list's item. */
export function slotsOfItem(
  writer: CodeWriter,
  slots: ReadonlyMap<Fetch, string>,
  index: string,
): Map<Fetch, string> {
  return new Map(
    [...slots].map(([fetch, expression]) => {
      const variable = writer.fresh('n');
      writer.line(`const ${variable} = at(${expression}, ${index});`);
      return [fetch, variable];
    }),
  );
}
