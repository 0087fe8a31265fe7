import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type PlannedKeys, withPlannedKey } from './planned-keys.ts';
import { PlanningError } from './planning-error.ts';

/** Expanding an operation to more selections than this is refused: no planner could plan it in time. */
const maxSelections = 20_000;

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly keys: PlannedKeys;
  count: number;
}

/** A level of the result: fields of the same key and directives are one field. */
interface Level {
  readonly fields: Map<string, FieldLevel>;
  readonly fragments: Map<string, FragmentLevel>;
  readonly order: string[];
}

interface FieldLevel {
  readonly node: FieldNode;
  readonly type: GraphQLCompositeType | undefined;
  /** Selection sets of all occurrences. */
  readonly sets: SelectionSetNode[];
}

interface FragmentLevel {
  readonly condition: string | undefined;
  readonly directives: readonly DirectiveNode[];
  readonly level: Level;
}

/**
 * Brings an operation into the form that is planned: no named fragments, no branches that no runtime type can
 * take, no literal `@skip` and `@include`, nothing selected twice, no name that could be confused, and
 * `__typename` exactly where it is not known. The answer does not change; the native
 * planner, which gives up on some valid operations, sees simple ones only.
 *
 * @throws {PlanningError} when fragments expand to an operation too large to plan.
 */
export function normalizeOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  schema: GraphQLSchema,
  keys: PlannedKeys,
): OperationDefinitionNode {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new PlanningError('QUERY_PLAN_FAILED', `The schema has no ${operation.operation} type.`);
  const scope: Scope = { schema, fragments, keys, count: 0 };
  const selectionSet = normalizeSets(scope, [operation.selectionSet], root);
  return { ...operation, directives: [], selectionSet };
}

function normalizeSets(
  scope: Scope,
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
): SelectionSetNode {
  const level = createLevel();
  const possible = possibleNames(scope.schema, type);
  for (const set of sets) visit(scope, set, type, possible, level, new Set(), []);
  const selections = writeLevel(scope, level, type);
  // The type decides how an abstract value is written; and without a field that is always there, a planner
  // may leave the object itself out.
  const isFirm = selections.some(
    (selection) => selection.kind === Kind.FIELD && (selection.directives ?? []).length === 0,
  );
  const isComplete = isFirm && !isAbstractType(type);
  return { kind: Kind.SELECTION_SET, selections: isComplete ? selections : [typenameField, ...selections] };
}

const typenameField: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function createLevel(): Level {
  return { fields: new Map(), fragments: new Map(), order: [] };
}

function visit(
  scope: Scope,
  set: SelectionSetNode,
  parent: GraphQLCompositeType,
  possible: ReadonlySet<string>,
  level: Level,
  spread: Set<string>,
  known: readonly string[],
): void {
  for (const selection of set.selections) {
    const directives = openDirectives(selection.directives, known);
    if (directives === undefined) continue;
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value !== '__typename') addField(scope, selection, directives, parent, level);
      continue;
    }
    let condition: string | undefined;
    let inner: SelectionSetNode;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = scope.fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      // The same fragment under the same directives adds nothing to a level it has been added to.
      const id = `${selection.name.value} ${directiveKey(directives)}`;
      if (spread.has(id)) continue;
      spread.add(id);
      condition = fragment.typeCondition.name.value;
      inner = fragment.selectionSet;
    } else {
      condition = selection.typeCondition?.name.value;
      inner = selection.selectionSet;
    }
    addFragment(scope, condition, inner, directives, parent, possible, level, spread, known);
  }
}

function addField(
  scope: Scope,
  node: FieldNode,
  directives: readonly DirectiveNode[],
  parent: GraphQLCompositeType,
  level: Level,
): void {
  scope.count += 1;
  if (scope.count > maxSelections) {
    throw new PlanningError('QUERY_PLAN_TIMEOUT', 'The operation is too large to plan.');
  }
  const key = `${scope.keys.keyOf(node)} ${directiveKey(directives)}`;
  const known = level.fields.get(key);
  if (known !== undefined) {
    if (node.selectionSet !== undefined) known.sets.push(node.selectionSet);
    return;
  }
  const definition =
    isAbstractType(parent) && !isInterfaceType(parent) ? undefined : parent.getFields()[node.name.value];
  const type = definition === undefined ? undefined : getNamedType(definition.type);
  level.order.push(key);
  level.fields.set(key, {
    node: { ...withPlannedKey(node, scope.keys), directives },
    type: isCompositeType(type) ? type : undefined,
    sets: node.selectionSet === undefined ? [] : [node.selectionSet],
  });
}

function addFragment(
  scope: Scope,
  condition: string | undefined,
  set: SelectionSetNode,
  directives: readonly DirectiveNode[],
  parent: GraphQLCompositeType,
  possible: ReadonlySet<string>,
  level: Level,
  spread: Set<string>,
  known: readonly string[],
): void {
  const { schema } = scope;
  const type = condition === undefined ? parent : schema.getType(condition);
  if (!isCompositeType(type)) return;
  const admitted = possibleNames(schema, type);
  const remaining = new Set([...possible].filter((name) => admitted.has(name)));
  if (remaining.size === 0) return;
  const [only] = remaining;
  // What an object type is known to be needs no condition; what can be one type only is that type.
  const target = isObjectType(parent)
    ? parent
    : remaining.size === 1 && only !== undefined
      ? (schema.getType(only) as GraphQLCompositeType)
      : type;
  const isNarrower = target.name !== parent.name;
  if (!isNarrower && directives.length === 0) {
    visit(scope, set, parent, remaining, level, spread, known);
    return;
  }
  const key = `... ${isNarrower ? target.name : ''} ${directiveKey(directives)}`;
  let fragment = level.fragments.get(key);
  if (fragment === undefined) {
    fragment = { condition: target.name, directives, level: createLevel() };
    level.fragments.set(key, fragment);
    level.order.push(key);
  }
  visit(scope, set, target, remaining, fragment.level, new Set(), [
    ...known,
    ...directives.map(directiveText),
  ]);
}

function writeLevel(scope: Scope, level: Level, parent: GraphQLCompositeType): SelectionNode[] {
  return level.order.flatMap((key): SelectionNode[] => {
    const field = level.fields.get(key);
    if (field !== undefined) {
      if (field.type === undefined || field.sets.length === 0) return [field.node];
      return [{ ...field.node, selectionSet: normalizeSets(scope, field.sets, field.type) }];
    }
    const fragment = level.fragments.get(key);
    if (fragment === undefined) return [];
    const type = fragment.condition === undefined ? parent : scope.schema.getType(fragment.condition);
    const selections = writeLevel(scope, fragment.level, type as GraphQLCompositeType);
    if (selections.length === 0) return [];
    const node: InlineFragmentNode = {
      kind: Kind.INLINE_FRAGMENT,
      directives: fragment.directives,
      selectionSet: { kind: Kind.SELECTION_SET, selections },
      ...(fragment.condition !== undefined && {
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: fragment.condition } },
      }),
    };
    return [node];
  });
}

/**
 * `@skip` and `@include` that depend on variables and are not implied by `known` ones around the node;
 * `undefined` when literals or contradictions exclude the node for good.
 */
function openDirectives(
  directives: readonly DirectiveNode[] | undefined,
  known: readonly string[],
): readonly DirectiveNode[] | undefined {
  const open: DirectiveNode[] = [];
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.BOOLEAN) {
      if (value.value === (name === 'skip')) return undefined;
    } else {
      const met = [...known, ...open.map(directiveText)];
      if (met.includes(directiveText(directive, name === 'skip' ? 'include' : 'skip'))) return undefined;
      if (!met.includes(directiveText(directive))) open.push(directive);
    }
  }
  return open;
}

function directiveKey(directives: readonly DirectiveNode[]): string {
  return directives
    .map((directive) => directiveText(directive))
    .sort()
    .join('');
}

function directiveText(directive: DirectiveNode, name?: unknown): string {
  const value = directive.arguments?.[0]?.value;
  const directiveName = typeof name === 'string' ? name : directive.name.value;
  return `@${directiveName}(${value?.kind === Kind.VARIABLE ? value.name.value : ''})`;
}

function possibleNames(schema: GraphQLSchema, type: GraphQLCompositeType): ReadonlySet<string> {
  return new Set(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]);
}
