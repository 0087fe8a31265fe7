import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { printArguments } from '../planning/print-arguments.ts';
import type { SchemaModel } from './schema-model.ts';

/** A request's operation that a subgraph will accept. */
export interface RepairedOperation {
  readonly document: DocumentNode;
  readonly text: string;
  /** Aliases that were added, and the keys the planner had in mind. */
  readonly originalKeys: ReadonlyMap<string, string>;
}

/**
 * Gives aliases to fields that share a key though they differ in arguments or type: a subgraph refuses such
 * an operation (GraphQL spec 5.3.2), and planners write it when `@requires` fields want the same input in
 * several ways. Named fragments are inlined, since one may be fine in one place and not in another.
 */
export function repairOperation(
  document: DocumentNode,
  rootType: string,
  schema: SchemaModel,
): RepairedOperation {
  const originalKeys = new Map<string, string>();
  const definitions = document.definitions
    .filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    )
    .map((definition) => ({
      ...definition,
      selectionSet: repairLevel(
        [{ set: definition.selectionSet, type: rootType }],
        document,
        schema,
        originalKeys,
      )[0],
    })) as OperationDefinitionNode[];
  const repaired: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return { document: repaired, text: print(repaired), originalKeys };
}

interface TypedSet {
  readonly set: SelectionSetNode;
  readonly type: string;
}

/** Repairs selection sets that end up in the same object; returns them in the same order. */
function repairLevel(
  sets: readonly TypedSet[],
  document: DocumentNode,
  schema: SchemaModel,
  originalKeys: Map<string, string>,
): SelectionSetNode[] {
  const meanings = new Map<string, string>();
  const groups = new Map<string, TypedSet[]>();
  const repairSet = ({ set, type }: TypedSet): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) return repairField(selection, type);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? type;
        return { ...selection, selectionSet: repairSet({ set: selection.selectionSet, type: condition }) };
      }
      const fragment = document.definitions.find(
        (definition) =>
          definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
      );
      if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return selection;
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: fragment.typeCondition,
        directives: selection.directives ?? [],
        selectionSet: repairSet({ set: fragment.selectionSet, type: fragment.typeCondition.name.value }),
      };
    }),
  });
  const repairField = (field: FieldNode, type: string): FieldNode => {
    const name = field.name.value;
    const original = field.alias?.value ?? name;
    const shape = name === '_entities' ? { typeName: '_Entity', text: '' } : schema.fieldShape(type, name);
    const meaning = `${name}(${printArguments(field.arguments)}): ${field.selectionSet === undefined ? (shape?.text ?? '') : ''}`;
    let key = original;
    while ((meanings.get(key) ?? meaning) !== meaning) {
      key = `_r${originalKeys.size}_${name}`;
      const known = [...originalKeys].find(
        ([alias, before]) => before === original && meanings.get(alias) === meaning,
      );
      if (known !== undefined) [key] = known;
    }
    if (key !== original) originalKeys.set(key, original);
    meanings.set(key, meaning);
    if (field.selectionSet !== undefined && shape !== undefined) {
      groups.set(key, [...(groups.get(key) ?? []), { set: field.selectionSet, type: shape.typeName }]);
    }
    return key === original ? field : { ...field, alias: { kind: Kind.NAME, value: key } };
  };
  const repaired = sets.map(repairSet);
  const below = new Map<SelectionSetNode, SelectionSetNode>();
  for (const group of groups.values()) {
    const results = repairLevel(group, document, schema, originalKeys);
    group.forEach(({ set }, index) => below.set(set, results[index] as SelectionSetNode));
  }
  return repaired.map((set) => replaceBelow(set, below));
}

function replaceBelow(
  set: SelectionSetNode,
  below: ReadonlyMap<SelectionSetNode, SelectionSetNode>,
): SelectionSetNode {
  return {
    ...set,
    selections: set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return { ...selection, selectionSet: replaceBelow(selection.selectionSet, below) };
      }
      if (selection.kind !== Kind.FIELD || selection.selectionSet === undefined) return selection;
      return { ...selection, selectionSet: below.get(selection.selectionSet) ?? selection.selectionSet };
    }),
  };
}
