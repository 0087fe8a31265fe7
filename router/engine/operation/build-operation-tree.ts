import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql';
import type { FederatedGraph } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Condition, Conditions } from './condition.ts';
import type { Occurrence, Selection, SelectionPart, Slot } from './operation-tree.ts';
import type { WorkBudget } from './work-budget.ts';

/** What a builder needs. */
export interface TreeSources {
  readonly graph: FederatedGraph;
  /** Where fields are looked up: the API schema, or the supergraph for keys and requirements. */
  readonly schema: GraphQLSchema;
  readonly conditions: Conditions;
  readonly signatureOf: (typeName: string, fieldName: string) => number;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Numbers of shapes; shared by all builders of a supergraph or of an operation. */
  readonly shapes: Map<string, number>;
  readonly budget: WorkBudget;
}

/** Builds selections; what was built of the same parts is the same object. */
export type BuildSelection = (parts: readonly SelectionPart[], types: TypeSet) => Selection;

/** Creates the builder of one operation, or of keys and requirements. */
export function createTreeBuilder(sources: TreeSources): BuildSelection {
  const { graph, schema, conditions, signatureOf, fragments, shapes, budget } = sources;
  const { sets } = graph;
  const built = new Map<string, Selection>();
  const numbers = new WeakMap<object, number>();
  let lastNumber = 0;
  const numberOf = (node: object): number => {
    let number = numbers.get(node);
    if (number === undefined) numbers.set(node, (number = lastNumber += 1));
    return number;
  };
  const possibleTypes = (typeName: string): TypeSet => {
    const type = schema.getType(typeName);
    if (!isAbstractType(type)) return sets.of([typeName]);
    const members = schema.getPossibleTypes(type).map(({ name }) => name);
    return sets.of(members.length > 0 ? members : [typeName]);
  };

  interface Found extends Occurrence {
    readonly node: FieldNode;
    readonly types: TypeSet;
  }

  const collect = (parts: readonly SelectionPart[]): Map<string, Found[]> => {
    const found = new Map<string, Found[]>();
    const spread = new Map<string, Array<{ readonly types: TypeSet; readonly condition: Condition }>>();
    let order = 0;
    const visit = (selectionSet: SelectionSetNode, types: TypeSet, outer: Condition): void => {
      for (const node of selectionSet.selections) {
        budget.spend(1);
        const condition = conditions.and(outer, conditionOf(conditions, node.directives));
        if (condition === false) continue;
        if (node.kind === Kind.FIELD) {
          const key = node.alias?.value ?? node.name.value;
          const list = found.get(key);
          const occurrence = { node, types, condition, order: (order += 1) };
          if (list === undefined) found.set(key, [occurrence]);
          else list.push(occurrence);
          continue;
        }
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
        if (fragment === undefined) continue;
        const on = fragment.typeCondition?.name.value;
        const narrowed = on === undefined ? types : sets.intersect(types, possibleTypes(on));
        if (narrowed === sets.none) continue;
        if (node.kind === Kind.FRAGMENT_SPREAD) {
          const before = spread.get(node.name.value) ?? [];
          budget.spend(before.length);
          if (
            before.some(
              (one) => sets.includes(one.types, narrowed) && conditions.implies(condition, one.condition),
            )
          )
            continue;
          spread.set(node.name.value, [...before, { types: narrowed, condition }]);
        }
        visit(fragment.selectionSet, narrowed, condition);
      }
    };
    for (const part of parts) visit(part.selectionSet, part.types, part.condition);
    return found;
  };

  const toSlots = (key: string, found: readonly Found[], nextGroup: () => number): Slot[] => {
    const groups = new Map<
      string,
      { names: string[]; found: readonly Found[]; signature: number; group: number }
    >();
    const numbersOfGroups = new Map<string, number>();
    const names = new Set(found.flatMap(({ types }) => types.names));
    for (const name of names) {
      budget.spend(found.length);
      const own = found.filter(({ types }) => types.has(name));
      const signature = signatureOf(name, own[0]?.node.name.value ?? '');
      const orders = own.map(({ order }) => order).join(' ');
      let group = numbersOfGroups.get(orders);
      if (group === undefined) numbersOfGroups.set(orders, (group = nextGroup()));
      const id = `${signature} ${orders}`;
      const known = groups.get(id);
      if (known === undefined) groups.set(id, { names: [name], found: own, signature, group });
      else known.names.push(name);
    }
    return [...groups.values()].map(({ names: members, found: own, signature, group }): Slot => {
      const [{ node }] = own as [Found];
      const types = sets.of(members);
      const field = node.name.value;
      const type = fieldType(schema, members[0] as string, field);
      const named = type === undefined ? undefined : getNamedType(type);
      const parts = own.flatMap(({ node: { selectionSet }, condition }) =>
        selectionSet === undefined || named === undefined
          ? []
          : [{ selectionSet, types: possibleTypes(named.name), condition }],
      );
      const hasChild = parts.length > 0 && named !== undefined && isCompositeType(named);
      return {
        key,
        field,
        args: printArguments(node),
        types,
        condition: own.reduce<Condition>((sum, { condition }) => conditions.or(sum, condition), false),
        occurrences: own.map(({ order, condition }) => ({ order, condition })),
        group,
        signature,
        typeText: type === undefined ? 'String!' : String(type),
        typeName: named?.name ?? 'String',
        child: hasChild ? build(parts, possibleTypes(named.name)) : undefined,
      };
    });
  };

  const build: BuildSelection = (parts, types) => {
    const id = `${types.id}|${parts
      .map((part) => `${numberOf(part.selectionSet)} ${part.types.id} ${nameOf(part.condition)}`)
      .join('|')}`;
    const known = built.get(id);
    if (known !== undefined) return known;
    let group = 0;
    const slots = [...collect(parts)].flatMap(([key, found]) => toSlots(key, found, () => (group += 1)));
    const text = `${types.id}{${slots
      .map(
        (slot) => `${slot.field} ${slot.types.id} ${slot.group} ${slot.signature} ${slot.child?.shape ?? ''}`,
      )
      .join(',')}}`;
    let shape = shapes.get(text);
    if (shape === undefined) shapes.set(text, (shape = shapes.size));
    const selection: Selection = { shape, types, slots };
    built.set(id, selection);
    return selection;
  };
  return build;
}

function nameOf(condition: Condition): string {
  return typeof condition === 'boolean' ? String(condition) : String(condition.id);
}

function fieldType(schema: GraphQLSchema, typeName: string, field: string) {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : undefined;
}

function printArguments(node: FieldNode): string {
  const texts = (node.arguments ?? []).map((argument) => print(argument)).sort();
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
}

function conditionOf(conditions: Conditions, directives: readonly DirectiveNode[] | undefined): Condition {
  let condition: Condition = true;
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const term: Condition =
      value?.kind === Kind.VARIABLE
        ? conditions.variable(value.name.value)
        : value?.kind === Kind.BOOLEAN && value.value;
    condition = conditions.and(condition, name === 'skip' ? conditions.not(term) : term);
  }
  return condition;
}
