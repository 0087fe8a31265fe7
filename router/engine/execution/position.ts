import { type CodeWriter, literal, readProperty } from './code-writer.ts';
import { type FetchedField, overlap } from './fetch-selection.ts';
import type { EntityTarget, StepSegment } from './plan-steps.ts';

/**
 * Where generated code stands in the response. Subgraph answers are never merged: a position knows, at
 * compile time, which objects of which answers describe it, and every read goes to the one that has the field.
 */
export interface Position {
  readonly objects: readonly ObjectSource[];
  /** Entities fetched for this position or below it, as far as they are known here. */
  readonly slots: readonly SlotSource[];
}

/** An object of one answer; `variable` holds it, or `EMPTY` when that answer has none here. */
interface ObjectSource {
  readonly variable: string;
  readonly fields: readonly FetchedField[];
  /** Set when the object is an entity: who fetched it, and the expression of its number. */
  readonly entity?: ArrivedEntity | undefined;
}

/** An entity at a position. */
export interface ArrivedEntity {
  readonly target: EntityTarget;
  /** Which of the target's paths led here. */
  readonly pathIndex: number;
  /** Expression of its number; negative or undefined where there is no entity. */
  readonly number: string;
}

/**
 * The entity numbers a step assigned along a path: nested arrays by list index, numbers at the end.
 * `rest` is what is left of the path.
 */
interface SlotSource {
  readonly expression: string;
  readonly target: EntityTarget;
  readonly pathIndex: number;
  readonly rest: readonly StepSegment[];
}

/** A value before it is known to be null, a list or an object. */
export interface ValueSource {
  readonly reads: readonly ValueRead[];
  readonly slots: readonly SlotSource[];
}

/** A value as one answer has it. */
interface ValueRead {
  readonly expression: string;
  readonly fields: readonly FetchedField[];
  readonly listDepth: number;
  readonly constant: string | undefined;
}

/** What to look for at a position. */
export interface Wanted {
  readonly responseKey: string;
  /** Schema field, when known: distinguishes a client's alias from a field of that name needed by another step. */
  readonly name?: string | undefined;
  readonly args?: string | undefined;
  /** Runtime types the object may have here. */
  readonly types?: ReadonlySet<string> | undefined;
}

/** Finds who can answer a field at a position; no reads when no subgraph was asked for it. */
export function selectField(position: Position, wanted: Wanted): ValueSource {
  return {
    reads: toReads(listFieldCandidates(position, wanted)),
    slots: position.slots
      .filter(({ rest }) => rest[0]?.kind === 'field' && rest[0].key === wanted.responseKey)
      .map((slot) => ({ ...slot, rest: slot.rest.slice(1) })),
  };
}

/** The objects of a position that can answer a field. */
export function listFieldCandidates(position: Position, wanted: Wanted): Candidate[] {
  const matches = listCandidates(position, (field) => field.responseKey === wanted.responseKey, wanted.types);
  if (wanted.name === undefined) return matches;
  const sameName = matches.filter(({ field }) => field.name === wanted.name);
  const sameArgs = sameName.filter(({ field }) => field.args === wanted.args);
  return sameArgs.length > 0 ? sameArgs : sameName;
}

/** A field as one object of a position offers it. */
export interface Candidate {
  readonly object: ObjectSource;
  readonly field: FetchedField;
}

/** Every field at a position that satisfies `accept` and can exist for one of `types`. */
export function listCandidates(
  position: Position,
  accept: (field: FetchedField) => boolean,
  types: ReadonlySet<string> | undefined,
): Candidate[] {
  return position.objects.flatMap((object) =>
    object.fields
      .filter((field) => accept(field) && overlap(field.types, types))
      .map((field) => ({ object, field })),
  );
}

/** One read per object and key; sub-selections of the same key are put together. */
export function toReads(candidates: readonly Candidate[]): ValueRead[] {
  const reads = new Map<
    string,
    { expression: string; fields: FetchedField[]; listDepth: number; constant: string | undefined }
  >();
  for (const { object, field } of candidates) {
    const expression = readProperty(object.variable, field.key);
    const known = reads.get(expression);
    if (known === undefined) {
      reads.set(expression, {
        expression,
        fields: [...field.fields],
        listDepth: field.listDepth,
        constant: field.constant,
      });
    } else {
      known.fields.push(...field.fields);
    }
  }
  return [...reads.values()];
}

/** Emits what an item of a list needs and returns its value, given the expressions of the lists and of the index. */
export function selectItem(
  writer: CodeWriter,
  value: ValueSource,
  lists: readonly string[],
  index: string,
): ValueSource {
  return {
    reads: value.reads.map((read, position) => ({
      ...read,
      expression:
        value.reads.length === 1 ? `${lists[position]}[${index}]` : `at(${lists[position]}, ${index})`,
      listDepth: read.listDepth - 1,
    })),
    slots: value.slots
      .filter(({ rest }) => rest[0]?.kind === 'item')
      .map((slot) => {
        const expression = writer.fresh('n');
        writer.line(`const ${expression} = at(${slot.expression}, ${index});`);
        return { ...slot, expression, rest: slot.rest.slice(1) };
      }),
  };
}

/**
 * Emits variables for the objects of a value and returns the position they form. Entities that `isNeeded`
 * declines are left out.
 */
export function enterObject(
  writer: CodeWriter,
  value: ValueSource,
  isNeeded: (target: EntityTarget) => boolean = () => true,
): Position {
  const objects: ObjectSource[] = value.reads.map((read) => {
    const variable = writer.fresh('o');
    writer.line(`const ${variable} = asObject(${read.expression});`);
    return { variable, fields: read.fields };
  });
  const arrived = value.slots.filter(({ rest }) => rest.length === 0);
  for (const { expression: number, target, pathIndex } of arrived) {
    if (!isNeeded(target)) continue;
    const variable = writer.fresh('e');
    const entities = entitiesVariable(target.source);
    writer.line(`const ${variable} = ${number} >= 0 ? ${entities}[${number}] || EMPTY : EMPTY;`);
    objects.push({ variable, fields: target.fields, entity: { target, pathIndex, number } });
  }
  return { objects, slots: value.slots.filter(({ rest }) => rest.length > 0) };
}

/** The variable that holds the entities of a step's target in generated code. */
export function entitiesVariable(source: number): string {
  return `E${source}`;
}

/** An expression for the runtime type name at a position, or `undefined` when no answer contains it. */
export function typenameExpression(
  writer: CodeWriter,
  position: Position,
  isObjectTypeName: (name: string) => boolean,
): string | undefined {
  const candidates = listCandidates(position, (field) => field.name === '__typename', undefined);
  const expressions = [
    ...new Set(
      candidates.map(({ object, field }) => field.constant ?? readProperty(object.variable, field.key)),
    ),
  ];
  if (expressions.length === 0) return undefined;
  if (expressions.length === 1) return expressions[0];
  return `pickTypename(${writer.constant(isObjectTypeName)}, [${expressions.join(', ')}])`;
}

/** The first of several answers that has a value: `undefined` means that an answer does not have it. */
export function readExpression(value: ValueSource): string {
  const expressions = value.reads.map((read) =>
    read.constant === undefined ? read.expression : literal(JSON.parse(read.constant) as string),
  );
  if (expressions.length === 0) return 'undefined';
  if (expressions.length === 1) return expressions[0] as string;
  return `firstDefined([${expressions.join(', ')}])`;
}
