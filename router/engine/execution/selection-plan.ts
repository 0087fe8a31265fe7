import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** A Boolean variable that decides about a part of the operation. */
interface ConditionTerm {
  readonly variable: string;
  readonly negated: boolean;
}

/** All terms must hold; an empty list always does. */
export type Condition = readonly ConditionTerm[];

/** A field of the client's operation under the condition of everything around it. */
export interface ConditionalField {
  readonly node: FieldNode;
  readonly condition: Condition;
  /** Where it stands among all occurrences of its selection set. */
  readonly order: number;
}

/** A selection set of the client's operation under a condition. */
export interface ConditionalSelection {
  readonly selectionSet: SelectionSetNode;
  readonly condition: Condition;
}

/** What a response key consists of for one runtime type. */
export interface CollectedField {
  readonly responseKey: string;
  readonly name: string;
  readonly definition: GraphQLField<unknown, unknown> | undefined;
  /** In order of appearance; the first one that holds decides where the key stands in the response. */
  readonly occurrences: readonly ConditionalField[];
}

/** Reads operations at compile time as the spec's CollectFields does at run time. */
export interface SelectionReader {
  /** Fields for one object type, in order; never-included ones are left out. */
  collect(typeName: string, selections: readonly ConditionalSelection[]): readonly CollectedField[];
}

/** Creates a reader for one document. */
export function createSelectionReader(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectionReader {
  return {
    collect(typeName, selections) {
      const fields = new Map<string, ConditionalField[]>();
      const counter = { next: 0 };
      for (const { selectionSet, condition } of selections) {
        // Within one selection set a fragment counts once per condition under which it is spread.
        visit(schema, fragments, typeName, selectionSet, condition, fields, counter, new Set());
      }
      return [...fields].map(([responseKey, occurrences]) => {
        const name = (occurrences[0] as ConditionalField).node.name.value;
        const type = schema.getType(typeName);
        return {
          responseKey,
          name,
          definition: isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined,
          occurrences: simplify(occurrences),
        };
      });
    },
  };
}

function visit(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  typeName: string,
  selectionSet: SelectionSetNode,
  outer: Condition,
  fields: Map<string, ConditionalField[]>,
  counter: { next: number },
  visited: Set<string>,
): void {
  for (const selection of selectionSet.selections) {
    const condition = readCondition(selection.directives, outer);
    if (condition === undefined) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const known = fields.get(key);
      const occurrence = { node: selection, condition, order: counter.next++ };
      if (known === undefined) fields.set(key, [occurrence]);
      else known.push(occurrence);
      continue;
    }
    let fragment: {
      readonly typeCondition?: { readonly name: { readonly value: string } } | undefined;
      readonly selectionSet: SelectionSetNode;
    } =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : { selectionSet: { kind: Kind.SELECTION_SET, selections: [] } };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const id = `${selection.name.value} ${JSON.stringify(condition)}`;
      if (visited.has(id)) continue;
      visited.add(id);
      const definition = fragments.get(selection.name.value);
      if (definition === undefined) continue;
      fragment = definition;
    }
    if (!admits(schema, fragment.typeCondition?.name.value, typeName)) continue;
    visit(schema, fragments, typeName, fragment.selectionSet, condition, fields, counter, visited);
  }
}

function admits(schema: GraphQLSchema, condition: string | undefined, typeName: string): boolean {
  if (condition === undefined || condition === typeName) return true;
  const type = schema.getType(condition);
  const object = schema.getType(typeName);
  return isAbstractType(type) && isObjectType(object) && schema.isSubType(type, object);
}

/** The condition of a node inside `outer`; `undefined` when literals or contradictions exclude it for good. */
export function readCondition(
  directives: readonly DirectiveNode[] | undefined,
  outer: Condition,
): Condition | undefined {
  let condition = outer;
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const negated = name === 'skip';
    if (value?.kind === Kind.BOOLEAN) {
      if (value.value === negated) return undefined;
      continue;
    }
    if (value?.kind !== Kind.VARIABLE) continue;
    const variable = value.name.value;
    if (condition.some((term) => term.variable === variable && term.negated !== negated)) return undefined;
    if (!condition.some((term) => term.variable === variable))
      condition = [...condition, { variable, negated }];
  }
  return condition;
}

/** Drops occurrences of leaves that an earlier occurrence implies; keeps every sub-selection. */
function simplify(occurrences: readonly ConditionalField[]): readonly ConditionalField[] {
  const kept: ConditionalField[] = [];
  for (const occurrence of occurrences) {
    const isImplied =
      occurrence.node.selectionSet === undefined &&
      kept.some((earlier) => earlier.condition.every((term) => hasTerm(occurrence.condition, term)));
    if (!isImplied) kept.push(occurrence);
  }
  return kept;
}

/** Whether a condition contains a term. */
export function hasTerm(condition: Condition, term: ConditionTerm): boolean {
  return condition.some((other) => other.variable === term.variable && other.negated === term.negated);
}

/** Names of the object types a client may meet at a composite type. */
export function possibleTypeNames(schema: GraphQLSchema, type: GraphQLCompositeType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((member) => member.name) : [type.name];
}
