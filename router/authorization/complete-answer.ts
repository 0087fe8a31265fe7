import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { type ResponseError, responseError } from '../graphql/response-error.ts';
import type { AccessRules } from './access-rules.ts';
import {
  type CollectedField,
  type CollectionScope,
  collectFields,
  type SelectedSet,
} from './collect-fields.ts';

/** The answer to an operation some of whose fields were denied. */
interface CompletedAnswer {
  /** In the order of the client's operation, null at the place of each denied field. */
  readonly data: Readonly<Record<string, unknown>> | null;
  /** One for each denied field of each object, the first `maxErrors` of them. */
  readonly errors: readonly ResponseError[];
}

/** What is needed besides the data. */
interface CompletionOptions {
  readonly schema: GraphQLSchema;
  readonly rules: AccessRules;
  /** The operation as the client wrote it. */
  readonly original: ExecutableOperation;
  /** Response name under which the filtered operation asks for the type of a value. */
  readonly typenameKey: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly maxErrors: number;
}

interface Scope extends CollectionScope {
  readonly typenameKey: string;
  readonly maxErrors: number;
  readonly errors: ResponseError[];
}

interface Path {
  readonly previous: Path | undefined;
  readonly key: string | number;
}

/**
 * Puts null at the place of each denied field into the data of the filtered operation. A null where the schema
 * allows none goes up to the next place that allows it (GraphQL specification, section 6.4.4). The names that the
 * filter added are left out.
 */
export function completeAnswer(data: unknown, options: CompletionOptions): CompletedAnswer {
  const { schema, rules, variables, typenameKey, maxErrors } = options;
  const { operation, document } = options.original;
  const root = schema.getRootType(operation.operation);
  if (!isRecord(data) || !root) return { data: null, errors: [] };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const errors: ResponseError[] = [];
  const scope = { schema, rules, operation, fragments, variables, typenameKey, maxErrors, errors };
  const selected = {
    selectionSet: operation.selectionSet,
    parent: root,
    possible: rules.possibleTypes(root),
  };
  return { data: completeObject(data, root, [selected], undefined, scope), errors };
}

function completeObject(
  value: Readonly<Record<string, unknown>>,
  type: GraphQLObjectType,
  sets: readonly SelectedSet[],
  path: Path | undefined,
  scope: Scope,
): Record<string, unknown> | null {
  const completed: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let isNull = false;
  for (const [key, field] of collectFields(sets, type, scope)) {
    const definition = type.getFields()[field.fieldName];
    const result = completeField(value[key], field, definition?.type, { previous: path, key }, scope);
    // A denied `__typename` has no definition; it is never null either.
    if (result === null && (definition === undefined || isNonNullType(definition.type))) isNull = true;
    completed[key] = result;
  }
  return isNull ? null : completed;
}

function completeField(
  value: unknown,
  { nodes }: CollectedField,
  type: GraphQLOutputType | undefined,
  path: Path,
  scope: Scope,
): unknown {
  if (nodes.length > 0) return type === undefined ? value : completeValue(value, type, nodes, path, scope);
  if (scope.errors.length < scope.maxErrors) {
    scope.errors.push({
      ...responseError('UNAUTHORIZED_FIELD_OR_TYPE', 'This field is only for viewers who are signed in'),
      path: keysOf(path),
    });
  }
  return null;
}

function completeValue(
  value: unknown,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  path: Path,
  scope: Scope,
): unknown {
  if (value === null || value === undefined) return null;
  if (isNonNullType(type)) return completeValue(value, type.ofType, nodes, path, scope);
  if (isListType(type)) return completeList(value, type.ofType, nodes, path, scope);
  if (!isCompositeType(type)) return value;
  const runtimeType = isRecord(value) ? runtimeTypeOf(value, type, scope) : undefined;
  if (!isRecord(value) || runtimeType === undefined) return null;
  const possible = scope.rules.possibleTypes(type);
  const sets = nodes.flatMap(({ selectionSet }) =>
    selectionSet === undefined ? [] : [{ selectionSet, parent: type, possible }],
  );
  return completeObject(value, runtimeType, sets, path, scope);
}

function completeList(
  value: unknown,
  itemType: GraphQLOutputType,
  nodes: readonly FieldNode[],
  path: Path,
  scope: Scope,
): readonly unknown[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map((item: unknown, index) =>
    completeValue(item, itemType, nodes, { previous: path, key: index }, scope),
  );
  return isNonNullType(itemType) && items.includes(null) ? null : items;
}

/** Undefined for a type that clients do not know. */
function runtimeTypeOf(
  value: Readonly<Record<string, unknown>>,
  type: GraphQLCompositeType,
  { schema, typenameKey }: Scope,
): GraphQLObjectType | undefined {
  const found = isAbstractType(type) ? schema.getType(String(value[typenameKey])) : type;
  return isObjectType(found) ? found : undefined;
}

function keysOf(path: Path | undefined): ReadonlyArray<string | number> {
  const keys: Array<string | number> = [];
  for (let current = path; current !== undefined; current = current.previous) keys.push(current.key);
  return keys.toReversed();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
