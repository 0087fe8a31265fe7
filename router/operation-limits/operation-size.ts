import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large an operation is once its fragments are expanded. Counts stop at `countCeiling`. */
export interface OperationSize {
  /** Nesting of fields; 1 for an operation with root fields only. What is below `__schema` and `__type` is left out. */
  readonly depth: number;
  /** Fields, and one more for every fragment spread or inline fragment on the way to them. */
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly rootAliases: number;
}

/** Measures the operations of one document. */
export type OperationMeter = (operation: OperationDefinitionNode) => OperationSize;

/** Highest count that is distinguished: expanded fragments can multiply to numbers without an end. */
export const countCeiling = 1_000_000_000;

const nothing: OperationSize = { depth: 0, fields: 0, aliases: 0, rootFields: 0, rootAliases: 0 };

/**
 * Creates the meter of a document. Each fragment is measured once, whatever the number of its spreads, so that
 * all operations together take time in proportion to the document. A fragment that spreads itself and one that
 * does not exist count as empty; validation refuses them.
 */
export function createOperationMeter(document: DocumentNode): OperationMeter {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const sizes = new Map<string, OperationSize>();
  return ({ selectionSet }) => {
    measureFragments(selectionSet, fragments, sizes);
    return measureSelections(selectionSet, sizes);
  };
}

/** Measures every fragment that a selection set reaches, those it spreads before itself, without recursion. */
function measureFragments(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  sizes: Map<string, OperationSize>,
): void {
  const opened = new Set<string>();
  const stack = [...spreadsIn(root)];
  for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
    const fragment = fragments.get(name);
    const unmeasured =
      fragment === undefined || opened.has(name)
        ? []
        : [...spreadsIn(fragment.selectionSet)].filter((spread) => !sizes.has(spread) && !opened.has(spread));
    if (unmeasured.length > 0) {
      opened.add(name);
      stack.push(...unmeasured);
      continue;
    }
    stack.pop();
    if (fragment !== undefined && !sizes.has(name)) {
      opened.add(name);
      sizes.set(name, measureSelections(fragment.selectionSet, sizes));
    }
  }
}

/** Names of the fragments that a selection set spreads, at any depth. */
function spreadsIn(root: SelectionSetNode): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = [root];
  for (let selectionSet = pending.pop(); selectionSet !== undefined; selectionSet = pending.pop()) {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) names.add(selection.name.value);
      else if (selection.selectionSet !== undefined) pending.push(selection.selectionSet);
    }
  }
  return names;
}

/** This recursion is not deeper than that of the parser that made the selection set. */
function measureSelections(
  { selections }: SelectionSetNode,
  sizes: ReadonlyMap<string, OperationSize>,
): OperationSize {
  const sum = { ...nothing };
  for (const selection of selections) {
    const size = measureSelection(selection, sizes);
    sum.depth = Math.max(sum.depth, size.depth);
    sum.fields = add(sum.fields, size.fields);
    sum.aliases = add(sum.aliases, size.aliases);
    sum.rootFields = add(sum.rootFields, size.rootFields);
    sum.rootAliases = add(sum.rootAliases, size.rootAliases);
  }
  return sum;
}

function measureSelection(
  selection: SelectionNode,
  sizes: ReadonlyMap<string, OperationSize>,
): OperationSize {
  if (selection.kind !== Kind.FIELD) {
    const inside =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? (sizes.get(selection.name.value) ?? nothing)
        : measureSelections(selection.selectionSet, sizes);
    return { ...inside, fields: add(inside.fields, 1) };
  }
  const inside =
    selection.selectionSet === undefined ? nothing : measureSelections(selection.selectionSet, sizes);
  const ownAlias = selection.alias === undefined ? 0 : 1;
  return {
    depth: isIntrospection(selection.name.value) ? 1 : inside.depth + 1,
    fields: add(inside.fields, 1),
    aliases: add(inside.aliases, ownAlias),
    rootFields: 1,
    rootAliases: ownAlias,
  };
}

/** Validation has a rule of its own for the depth of introspection (MaxIntrospectionDepthRule). */
function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

function add(one: number, other: number): number {
  return Math.min(one + other, countCeiling);
}
