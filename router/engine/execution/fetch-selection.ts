import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { printArguments } from '../planning/print-arguments.ts';
import type { FetchRewrite, RewritePathSegment } from '../planning/query-plan.ts';
import type { SchemaModel } from './schema-model.ts';
import { type Condition, readCondition } from './selection-plan.ts';

/**
 * One field a subgraph is asked for. Client names and subgraph names can differ: the planner gives internal
 * aliases to fields that would collide, and says in output rewrites what the client calls them.
 */
export interface FetchedField {
  /** The key in the subgraph's answer. */
  readonly key: string;
  /** The key in the client's response; equal to `key` unless an output rewrite renames it. */
  responseKey: string;
  readonly name: string;
  /** Printed arguments, to distinguish `w(unit: "kg")` from `w(unit: "lb")`. */
  readonly args: string;
  /** Runtime types for which the subgraph returns it; `undefined` when there is no type condition. */
  readonly types: ReadonlySet<string> | undefined;
  /** `@skip` and `@include` around it, within the object it belongs to. */
  readonly condition: Condition;
  readonly listDepth: number;
  readonly typeName: string;
  /** The type as the supergraph has it, printed. */
  readonly typeText: string;
  /** JSON text that replaces whatever the subgraph answered; set by an output rewrite. */
  constant: string | undefined;
  readonly fields: FetchedField[];
}

/** Flattens a subgraph operation's selection set: fragments are inlined, type conditions intersected. */
export function readFetchedFields(
  document: DocumentNode,
  selectionSet: SelectionSetNode,
  parentTypeName: string,
  schema: SchemaModel,
): FetchedField[] {
  const fields: FetchedField[] = [];
  const visit = (
    set: SelectionSetNode,
    parent: string,
    types: ReadonlySet<string> | undefined,
    outer: Condition,
  ): void => {
    for (const selection of set.selections) {
      const condition = readCondition(selection.directives, outer);
      if (condition === undefined) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        const key = selection.alias?.value ?? name;
        const shape = schema.fieldShape(parent, name);
        fields.push({
          key,
          responseKey: key,
          name,
          args: printArguments(selection.arguments),
          types,
          condition,
          listDepth: shape?.listDepth ?? 0,
          typeName: shape?.typeName ?? 'String',
          typeText: shape?.text ?? 'String',
          constant: undefined,
          fields:
            selection.selectionSet === undefined || shape === undefined
              ? []
              : readFetchedFields(document, selection.selectionSet, shape.typeName, schema),
        });
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : findFragment(document, selection.name.value);
      const typeCondition = fragment.typeCondition?.name.value;
      visit(
        fragment.selectionSet,
        typeCondition ?? parent,
        intersect(types, typeCondition, schema),
        condition,
      );
    }
  };
  visit(selectionSet, parentTypeName, undefined, []);
  return fields;
}

/** Applies output rewrites to the description of the answer, so that no answer has to be rewritten. */
export function applyOutputRewrites(
  fields: readonly FetchedField[],
  rewrites: readonly FetchRewrite[] | undefined,
  schema: SchemaModel,
): void {
  for (const rewrite of rewrites ?? []) {
    if ('KeyRenamer' in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer;
      for (const field of findFields(fields, path, schema)) field.responseKey = renameKeyTo;
    } else {
      const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
      for (const field of findFields(fields, path, schema)) field.constant = JSON.stringify(setValueTo);
    }
  }
}

function findFields(
  fields: readonly FetchedField[],
  path: readonly RewritePathSegment[],
  schema: SchemaModel,
): FetchedField[] {
  let level: readonly FetchedField[] = fields;
  let found: FetchedField[] = [];
  let types: ReadonlySet<string> | undefined;
  for (const segment of path) {
    if ('TypenameEquals' in segment) {
      types = new Set(segment.TypenameEquals.flatMap((name) => [...schema.possibleTypes(name)]));
      continue;
    }
    if (segment.Key === '_entities') continue;
    const admitted = types;
    found = level.filter(
      (field) =>
        (field.responseKey === segment.Key || field.key === segment.Key) && overlap(field.types, admitted),
    );
    level = found.flatMap((field) => field.fields);
    types = undefined;
  }
  return found;
}

/**
 * Counts keys a subgraph will refuse to answer: one key for two different fields of the same object, or for
 * values of different shapes (GraphQL spec 5.3.2, "Field Selection Merging").
 */
export function countConflicts(fields: readonly FetchedField[]): number {
  const byKey = new Map<string, FetchedField[]>();
  for (const field of fields) byKey.set(field.key, [...(byKey.get(field.key) ?? []), field]);
  let count = 0;
  for (const group of byKey.values()) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    const isMixed = others.some(
      (other) =>
        (overlap(first.types, other.types) && (other.name !== first.name || other.args !== first.args)) ||
        (first.fields.length === 0 && other.typeText !== first.typeText),
    );
    if (isMixed) count += 1;
    count += countConflicts(group.flatMap((field) => field.fields));
  }
  return count;
}

/** Whether two sets of runtime types have a member in common; `undefined` stands for all types. */
export function overlap(
  left: ReadonlySet<string> | undefined,
  right: ReadonlySet<string> | undefined,
): boolean {
  if (left === undefined || right === undefined) return true;
  for (const name of left) if (right.has(name)) return true;
  return false;
}

function intersect(
  types: ReadonlySet<string> | undefined,
  condition: string | undefined,
  schema: SchemaModel,
): ReadonlySet<string> | undefined {
  if (condition === undefined) return types;
  const admitted = schema.possibleTypes(condition);
  return types === undefined ? admitted : new Set([...types].filter((name) => admitted.has(name)));
}

function findFragment(document: DocumentNode, name: string) {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
  }
  throw new Error(`The plan uses a fragment it does not define: ${name}`);
}
