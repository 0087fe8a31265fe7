import { hash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { ExecutableOperation } from '../graphql/operation.ts';
import type { AccessRules, PossibleTypes } from './access-rules.ts';

/** An operation without the fields that are denied. */
export interface FilteredOperation {
  /** What is planned and executed. */
  readonly operation: ExecutableOperation;
  /** Response name of the type of a value where the operation does not fix it; no name of the client's. */
  readonly typenameKey: string;
}

interface Scope {
  readonly schema: GraphQLSchema;
  readonly rules: AccessRules;
  readonly typenameKey: string;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Filtered fragments by name and possible types: one fragment can be right in one place and not in another. */
  readonly filtered: Map<string, Map<PossibleTypes, FilteredFragment>>;
  readonly definitions: FragmentDefinitionNode[];
  hasDenied: boolean;
}

interface FilteredFragment {
  /** Undefined when nothing of the fragment is left. */
  readonly name: string | undefined;
}

/**
 * Removes from a valid operation what is denied. Every fragment is filtered once for each set of types it is
 * selected on. Undefined when nothing is denied.
 */
export function filterOperation(
  { document, operation, operationName, text }: ExecutableOperation,
  schema: GraphQLSchema,
  rules: AccessRules,
): FilteredOperation | undefined {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation} type`);
  const scope: Scope = {
    schema,
    rules,
    typenameKey: unusedName('typename_', text),
    fragments: fragmentsOf(document),
    filtered: new Map(),
    definitions: [],
    hasDenied: false,
  };
  const selections = filterSelections(operation.selectionSet, root, rules.possibleTypes(root), scope);
  if (!scope.hasDenied) return undefined;
  const selectionSet = toSelectionSet(selections.length > 0 ? selections : [typenameField(scope)]);
  const filteredText = print(withUsedVariables({ ...operation, selectionSet }, scope.definitions));
  const filteredDocument = parse(filteredText);
  return {
    operation: Object.freeze({
      document: filteredDocument,
      operation: filteredDocument.definitions[0] as OperationDefinitionNode,
      operationName,
      text: filteredText,
      documentHash: hash('sha256', filteredText, 'hex'),
    }),
    typenameKey: scope.typenameKey,
  };
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

function filterSelections(
  { selections }: SelectionSetNode,
  parent: GraphQLCompositeType,
  possible: PossibleTypes,
  scope: Scope,
): SelectionNode[] {
  return selections.flatMap((selection) => filterSelection(selection, parent, possible, scope) ?? []);
}

function filterSelection(
  selection: SelectionNode,
  parent: GraphQLCompositeType,
  possible: PossibleTypes,
  scope: Scope,
): SelectionNode | undefined {
  switch (selection.kind) {
    case Kind.FIELD:
      return filterField(selection, parent, possible, scope);
    case Kind.INLINE_FRAGMENT: {
      const condition = conditionOf(selection.typeCondition?.name.value, parent, scope);
      const inside = scope.rules.narrow(possible, condition);
      const selections = filterSelections(selection.selectionSet, condition, inside, scope);
      return selections.length === 0 ? undefined : { ...selection, selectionSet: toSelectionSet(selections) };
    }
    case Kind.FRAGMENT_SPREAD: {
      const { name } = filterFragment(selection.name.value, possible, scope);
      return name === undefined ? undefined : { ...selection, name: { kind: Kind.NAME, value: name } };
    }
  }
}

function filterField(
  node: FieldNode,
  parent: GraphQLCompositeType,
  possible: PossibleTypes,
  scope: Scope,
): FieldNode | undefined {
  if (scope.rules.isDenied(parent, possible, node.name.value)) {
    scope.hasDenied = true;
    return undefined;
  }
  const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
  const type = field === undefined ? undefined : getNamedType(field.type);
  // Introspection has types of its own, none of which can be protected.
  if (node.selectionSet === undefined || !isCompositeType(type)) return node;
  const selections = filterSelections(node.selectionSet, type, scope.rules.possibleTypes(type), scope);
  if (isAbstractType(type) || selections.length === 0) selections.push(typenameField(scope));
  return { ...node, selectionSet: toSelectionSet(selections) };
}

function filterFragment(name: string, possible: PossibleTypes, scope: Scope): FilteredFragment {
  const contexts = scope.filtered.get(name) ?? new Map<PossibleTypes, FilteredFragment>();
  scope.filtered.set(name, contexts);
  const known = contexts.get(possible);
  if (known !== undefined) return known;
  const fragment = scope.fragments.get(name);
  if (fragment === undefined) throw new Error(`the document has no fragment ${name}`);
  const condition = conditionOf(fragment.typeCondition.name.value, undefined, scope);
  const inside = scope.rules.narrow(possible, condition);
  const selections = filterSelections(fragment.selectionSet, condition, inside, scope);
  const filtered = { name: selections.length === 0 ? undefined : `F${scope.definitions.length}` };
  contexts.set(possible, filtered);
  if (filtered.name !== undefined) {
    scope.definitions.push({
      ...fragment,
      name: { kind: Kind.NAME, value: filtered.name },
      selectionSet: toSelectionSet(selections),
    });
  }
  return filtered;
}

function conditionOf(
  name: string | undefined,
  parent: GraphQLCompositeType | undefined,
  { schema }: Scope,
): GraphQLCompositeType {
  const type = name === undefined ? parent : schema.getType(name);
  if (!isCompositeType(type)) throw new Error(`the schema has no type ${name ?? ''} with fields`);
  return type;
}

function typenameField({ typenameKey }: Scope): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: typenameKey },
    name: { kind: Kind.NAME, value: '__typename' },
  };
}

function toSelectionSet(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

/** Drops variables that only removed fields used: a planner may validate what it is given. */
function withUsedVariables(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): DocumentNode {
  const used = new Set<string>();
  const withoutDefinitions: OperationDefinitionNode = { ...operation, variableDefinitions: [] };
  visit(
    { kind: Kind.DOCUMENT, definitions: [withoutDefinitions, ...fragments] },
    { Variable: ({ name }) => void used.add(name.value) },
  );
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions }, ...fragments] };
}

function unusedName(name: string, text: string): string {
  return text.includes(name) ? unusedName(`${name}_`, text) : name;
}
