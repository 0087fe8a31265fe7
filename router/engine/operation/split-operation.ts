import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** An operation taken apart into what subgraphs answer and what the router answers itself. */
interface SplitOperation {
  /** The operation to plan; `undefined` when no subgraph is needed. */
  readonly planned: OperationDefinitionNode | undefined;
  /** `__schema` and `__type` alone, to be executed against the API schema; `undefined` when there are none. */
  readonly introspection: DocumentNode | undefined;
}

type Keep = 'subgraphs' | 'introspection';

/**
 * Splits an operation at its root: introspection is the router's, `__typename` at the root is known, the rest
 * is planned. Fragments at the root are inlined, since a part of one may go either way.
 */
export function splitOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SplitOperation {
  const planned = keepSelections(operation.selectionSet, fragments, 'subgraphs');
  const introspection = keepSelections(operation.selectionSet, fragments, 'introspection');
  const definitions = [...fragments.values()];
  return {
    planned: planned.selections.length === 0 ? undefined : { ...operation, selectionSet: planned },
    introspection:
      introspection.selections.length === 0
        ? undefined
        : {
            kind: Kind.DOCUMENT,
            definitions: [{ ...operation, selectionSet: introspection }, ...definitions],
          },
  };
}

function keepSelections(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  keep: Keep,
): SelectionSetNode {
  const selections: SelectionNode[] = [];
  for (const selection of set.selections) {
    switch (selection.kind) {
      case Kind.FIELD:
        if (destination(selection.name.value) === keep) selections.push(selection);
        break;
      case Kind.INLINE_FRAGMENT: {
        const selectionSet = keepSelections(selection.selectionSet, fragments, keep);
        if (selectionSet.selections.length > 0) selections.push({ ...selection, selectionSet });
        break;
      }
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(selection.name.value);
        if (fragment === undefined) break;
        const selectionSet = keepSelections(fragment.selectionSet, fragments, keep);
        if (selectionSet.selections.length === 0) break;
        selections.push({
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: fragment.typeCondition,
          directives: selection.directives ?? [],
          selectionSet,
        });
      }
    }
  }
  return { kind: Kind.SELECTION_SET, selections };
}

function destination(fieldName: string): Keep | undefined {
  if (fieldName === '__typename') return undefined;
  return fieldName === '__schema' || fieldName === '__type' ? 'introspection' : 'subgraphs';
}
