import { GraphQLScalarType, Kind, type SelectionSetNode } from 'graphql';
import type { Resolvers, TestSubgraph } from '../harness/federated-graph.ts';
import { createLongScalar } from '../harness/long-scalar.ts';
import { type DataObject, keyValue, referredEntity } from './data-object.ts';
import { argumentText, type DataSource, fieldValue } from './field-value.ts';
import {
  type FieldDeclaration,
  type GraphModel,
  isOverrideLive,
  type KeyDeclaration,
  type ModelField,
  type ModelType,
  nameIn,
} from './graph-model.ts';
import { parseSelection, readRepresentation, requiredText } from './required-values.ts';
import { printSubgraph } from './subgraph-sdl.ts';

/** The graph as subgraphs. A field that a subgraph must not be asked for fails there. */
export function createSubgraphs(source: DataSource): Record<string, TestSubgraph> {
  const { model } = source;
  return Object.fromEntries(
    model.subgraphs.map((subgraph) => [
      subgraph,
      { sdl: printSubgraph(model, subgraph), resolvers: createResolvers(source, subgraph) },
    ]),
  );
}

function createResolvers(source: DataSource, subgraph: string): Resolvers {
  const { model } = source;
  const resolvers: Record<string, unknown> = {
    Json: new GraphQLScalarType({ name: 'Json' }),
    Long: createLongScalar(),
  };
  const typeResolver = { __resolveType: ({ __typename }: DataObject) => __typename };
  if ((model.unionMembers.get(subgraph) ?? []).length > 0) resolvers['Any'] = typeResolver;
  for (const { name, declarations } of model.interfaces.values()) {
    const declaration = declarations.get(subgraph);
    if (declaration === undefined) continue;
    resolvers[name] =
      declaration.keys.length === 0
        ? typeResolver
        : { ...typeResolver, ...referenceResolver(model, name, declaration.keys) };
  }
  for (const type of model.types.values()) {
    const own = typeResolvers(source, type, subgraph);
    if (Object.keys(own).length > 0) resolvers[nameIn(model, type.name, subgraph)] = own;
  }
  return resolvers as Resolvers;
}

function typeResolvers(source: DataSource, type: ModelType, subgraph: string): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  const keys = type.keys.get(subgraph) ?? [];
  for (const { fields } of keys) {
    for (const name of ['id', 'code', 'org']) {
      if (
        fields
          .replaceAll(/\{[^}]*\}/g, '')
          .split(' ')
          .includes(name)
      )
        own[name] = (object: DataObject) => keyValue(object, name);
    }
  }
  if (keys.some(({ isResolvable }) => isResolvable))
    Object.assign(own, referenceResolver(source.model, type.name, keys));
  for (const field of type.fields) {
    const declaration = field.declarations.get(subgraph);
    if (declaration !== undefined)
      own[field.name] = createResolver(source, type, field, declaration, subgraph);
  }
  return own;
}

function referenceResolver(
  model: GraphModel,
  typeName: string,
  keys: readonly KeyDeclaration[],
): Record<string, unknown> {
  return {
    __resolveReference(reference: Readonly<Record<string, unknown>>) {
      const isKnown = keys.some(
        ({ fields, isResolvable }) => isResolvable && hasAll(reference, parseSelection(fields)),
      );
      if (!isKnown) throw new Error(`The reference ${JSON.stringify(reference)} has no complete key`);
      return { ...referredEntity(model, typeName, reference), given: reference };
    },
  };
}

function hasAll(value: unknown, { selections }: SelectionSetNode): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return selections.every((node) => {
    if (node.kind !== Kind.FIELD || !Object.hasOwn(value, node.name.value)) return false;
    const inner = (value as Record<string, unknown>)[node.name.value];
    return node.selectionSet === undefined ? inner !== null : hasAll(inner, node.selectionSet);
  });
}

function createResolver(
  source: DataSource,
  type: ModelType,
  field: ModelField,
  declaration: FieldDeclaration,
  subgraph: string,
) {
  const { model, calls } = source;
  const { provides, requires } = declaration;
  const own = provides === undefined ? undefined : parseSelection(provides);
  return (parent: DataObject | undefined, args: Readonly<Record<string, unknown>>): unknown => {
    const object = type.kind === 'root' ? { __typename: type.name, seed: 'root' } : (parent as DataObject);
    refuseForeign(model, field, declaration, object, subgraph);
    const text = argumentText(args);
    if (type.name === 'Mutation') calls.push(`${field.name}${text}`);
    const value = fieldValue(source, type, object, field, text);
    if (requires !== undefined && value !== null) {
      return requiredText(
        field,
        text,
        readRepresentation(source, object.given ?? {}, parseSelection(requires)),
      );
    }
    const provided = [own, ...providedBelow(object, field.name)].filter(
      (selection) => selection !== undefined,
    );
    return provided.length === 0 ? value : withProvided(value, mergeSelections(provided));
  };
}

/** What is external, and what an override has moved elsewhere, must not be asked of this subgraph. */
function refuseForeign(
  model: GraphModel,
  field: ModelField,
  { mode, override }: FieldDeclaration,
  object: DataObject,
  subgraph: string,
): void {
  const target = [...field.declarations.values()].find(
    (other) => other.override?.from === subgraph,
  )?.override;
  const isMoved = mode === 'moved' && isOverrideLive(model, target?.label);
  const isNotYet = override !== undefined && !isOverrideLive(model, override.label);
  if (isMoved || isNotYet) throw new Error(`Another subgraph answers ${field.name}`);
  if (mode === 'external' && !isProvided(object, field.name))
    throw new Error(`${field.name} is external and not provided`);
}

function fieldsOf(object: DataObject, name: string): Array<SelectionSetNode | undefined> {
  const found: Array<SelectionSetNode | undefined> = [];
  const search = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD && node.name.value === name) found.push(node.selectionSet);
      if (node.kind === Kind.INLINE_FRAGMENT && node.typeCondition?.name.value === object.__typename)
        search(node.selectionSet);
    }
  };
  if (object.provided !== undefined) search(object.provided);
  return found;
}

function isProvided(object: DataObject, name: string): boolean {
  return fieldsOf(object, name).length > 0;
}

function providedBelow(object: DataObject, name: string): SelectionSetNode[] {
  return fieldsOf(object, name).filter((selection) => selection !== undefined);
}

function mergeSelections(selections: readonly SelectionSetNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: selections.flatMap(({ selections: own }) => own) };
}

function withProvided(value: unknown, provided: SelectionSetNode): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withProvided(item, provided));
  return typeof value === 'object' && value !== null && '__typename' in value
    ? { ...value, provided }
    : value;
}
