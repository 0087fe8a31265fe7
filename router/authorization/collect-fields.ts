import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AccessRules, PossibleTypes } from './access-rules.ts';

/** A selection set with what the operation says of the value it is selected on. */
export interface SelectedSet {
  readonly selectionSet: SelectionSetNode;
  readonly parent: GraphQLCompositeType;
  readonly possible: PossibleTypes;
}

/** All selections of one response name on one object. */
export interface CollectedField {
  readonly fieldName: string;
  /** Those that are allowed; empty when the field is denied. */
  readonly nodes: FieldNode[];
}

/** What the collection of fields looks things up in. */
export interface CollectionScope {
  readonly schema: GraphQLSchema;
  readonly rules: AccessRules;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields of one object by response name, in order (CollectFields, GraphQL specification section 6.3.2), each
 * with its allowed selections. A field that is denied in one place and allowed in another is allowed.
 */
export function collectFields(
  sets: readonly SelectedSet[],
  type: GraphQLObjectType,
  scope: CollectionScope,
): ReadonlyMap<string, CollectedField> {
  const fields = new Map<string, CollectedField>();
  const visited = new Map<string, Set<PossibleTypes>>();
  for (const set of sets) collectSet(set, type, scope, visited, fields);
  return fields;
}

function collectSet(
  { selectionSet, parent, possible }: SelectedSet,
  type: GraphQLObjectType,
  scope: CollectionScope,
  visited: Map<string, Set<PossibleTypes>>,
  into: Map<string, CollectedField>,
): void {
  for (const selection of selectionSet.selections) {
    if (isLeftOut(selection.directives ?? [], scope)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const field = into.get(key) ?? { fieldName: selection.name.value, nodes: [] };
      into.set(key, field);
      if (!scope.rules.isDenied(parent, possible, field.fieldName)) field.nodes.push(selection);
      continue;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD && isVisited(selection.name.value, possible, visited))
      continue;
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(selection.name.value) : selection;
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition && scope.schema.getType(fragment.typeCondition.name.value);
    const inner = isCompositeType(condition) ? condition : parent;
    const narrowed = scope.rules.narrow(possible, inner);
    if (!narrowed.has(type)) continue;
    collectSet(
      { selectionSet: fragment.selectionSet, parent: inner, possible: narrowed },
      type,
      scope,
      visited,
      into,
    );
  }
}

/** One fragment can be allowed on some possible types and not on others: it is visited once for each. */
function isVisited(name: string, possible: PossibleTypes, visited: Map<string, Set<PossibleTypes>>): boolean {
  const places = visited.get(name) ?? new Set();
  visited.set(name, places);
  if (places.has(possible)) return true;
  places.add(possible);
  return false;
}

function isLeftOut(directives: readonly DirectiveNode[], scope: CollectionScope): boolean {
  return directives.some(
    ({ name, arguments: given }) =>
      (name.value === 'skip' && conditionOf(given, scope)) ||
      (name.value === 'include' && !conditionOf(given, scope)),
  );
}

function conditionOf(given: DirectiveNode['arguments'], { operation, variables }: CollectionScope): boolean {
  const value = given?.find(({ name }) => name.value === 'if')?.value;
  if (value?.kind === Kind.BOOLEAN) return value.value;
  if (value?.kind !== Kind.VARIABLE) return false;
  const name = value.name.value;
  if (Object.hasOwn(variables, name)) return variables[name] === true;
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  return definition?.defaultValue?.kind === Kind.BOOLEAN && definition.defaultValue.value;
}
