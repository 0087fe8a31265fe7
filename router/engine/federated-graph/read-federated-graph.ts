import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  isAbstractType,
  Kind,
  type ObjectTypeDefinitionNode,
  print,
  type TypeNode,
  type UnionTypeDefinitionNode,
} from 'graphql';
import type { FederatedGraph, FieldSet, SubgraphField, SubgraphType } from './federated-graph.ts';
import { createFieldSets } from './field-set.ts';
import { createTypeSets, type TypeSet } from './type-set.ts';

type CompositeDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | UnionTypeDefinitionNode;

/**
 * Reads a supergraph (join specification v0.1 to v0.5, https://specs.apollo.dev/join).
 * @param isLabelOn whether a label of a progressive override is on
 */
export function readFederatedGraph(
  document: DocumentNode,
  api: GraphQLSchema,
  isLabelOn: (label: string) => boolean,
): FederatedGraph {
  const supergraph = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const sets = createTypeSets();
  const toFieldSet = createFieldSets();
  const graphs = readGraphs(document);
  const definitions = document.definitions.filter(isComposite);
  const runtime = new Map<string, TypeSet>();
  const runtimeTypes = (typeName: string): TypeSet => {
    let types = runtime.get(typeName);
    if (types === undefined) {
      const type = supergraph.getType(typeName);
      const members = isAbstractType(type) ? supergraph.getPossibleTypes(type).map(({ name }) => name) : [];
      types = sets.of(members.length > 0 ? members : [typeName]);
      runtime.set(typeName, types);
    }
    return types;
  };
  const interfaces = new Map<string, readonly string[]>();
  for (const definition of definitions)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION)
      interfaces.set(
        definition.name.value,
        (definition.interfaces ?? []).map(({ name }) => name.value),
      );
  const membersOf = readMembers(definitions, graphs, runtimeTypes);
  const rootNames = new Set(
    [supergraph.getQueryType(), supergraph.getMutationType(), supergraph.getSubscriptionType()].flatMap(
      (type) => type?.name ?? [],
    ),
  );

  const types = new Map<string, SubgraphType>();
  for (const definition of definitions) {
    const name = definition.name.value;
    const joins = directivesOf(definition, 'join__type');
    const owner = graphs.numbers.get(textOf(directivesOf(definition, 'join__owner')[0], 'graph') ?? '');
    // Before join v0.2 a value type has no directive and is known to every subgraph; so are root types.
    const known =
      joins.length > 0
        ? new Set(joins.flatMap((join) => graphs.numbers.get(textOf(join, 'graph') ?? '') ?? []))
        : new Set(graphs.numbers.values());
    for (const subgraph of known) {
      const own = joins.filter((join) => graphs.numbers.get(textOf(join, 'graph') ?? '') === subgraph);
      const isInterfaceObject = own.some((join) => textOf(join, 'isInterfaceObject') === 'true');
      const keys = own.flatMap((join) => {
        const key = textOf(join, 'key');
        return key === undefined || textOf(join, 'resolvable') === 'false' ? [] : [toFieldSet(key)];
      });
      const fields = new Map<string, SubgraphField>();
      if (definition.kind !== Kind.UNION_TYPE_DEFINITION)
        for (const field of definition.fields ?? []) {
          const read = readField(
            field,
            subgraph,
            owner,
            keys,
            toFieldSet,
            graphs,
            isLabelOn,
            rootNames.has(name),
          );
          if (read !== undefined) fields.set(read.name, read);
        }
      types.set(`${subgraph} ${name}`, {
        name,
        subgraph,
        kind: isInterfaceObject ? 'interfaceObject' : kindOf(definition),
        keys,
        fields,
        members:
          definition.kind === Kind.OBJECT_TYPE_DEFINITION
            ? sets.of([name])
            : isInterfaceObject
              ? runtimeTypes(name)
              : sets.of(membersOf(subgraph, name)),
      });
    }
  }
  return {
    subgraphs: graphs.names,
    api,
    supergraph,
    sets,
    queryType: supergraph.getQueryType()?.name ?? 'Query',
    runtimeTypes,
    type: (subgraph, typeName) => types.get(`${subgraph} ${typeName}`),
    interfacesOf: (typeName) => interfaces.get(typeName) ?? [],
  };
}

/** The field as the subgraph has it; undefined when it does not. */
function readField(
  field: FieldDefinitionNode,
  subgraph: number,
  owner: number | undefined,
  keys: readonly FieldSet[],
  toFieldSet: (text: string) => FieldSet,
  graphs: Graphs,
  isLabelOn: (label: string) => boolean,
  isRoot: boolean,
): SubgraphField | undefined {
  const joins = directivesOf(field, 'join__field');
  const own = joins.find((join) => graphs.numbers.get(textOf(join, 'graph') ?? '') === subgraph);
  if (own === undefined) {
    const isNamed = joins.length > 0 || (isRoot && owner === undefined && joins.length > 0);
    if (owner !== undefined) {
      // Before join v0.2: the owner has every field, others have those of their keys.
      const isKey = keys.some(({ selectionSet }) =>
        selectionSet.selections.some(
          (part) => part.kind === Kind.FIELD && part.name.value === field.name.value,
        ),
      );
      if (joins.length === 0 ? subgraph !== owner && !isKey : !isKey) return undefined;
    } else if (isNamed) return undefined;
    return plainField(field, field.type);
  }
  const label = textOf(own, 'overrideLabel');
  const overrides = textOf(own, 'override') !== undefined;
  if (label !== undefined && overrides !== isLabelOn(label)) return undefined;
  const isUsedOverridden = label === undefined && textOf(own, 'usedOverridden') === 'true';
  const requires = textOf(own, 'requires');
  const provides = textOf(own, 'provides');
  const type = textOf(own, 'type');
  return {
    ...plainField(field, field.type),
    ...(type !== undefined && { typeText: type, typeName: type.replaceAll(/[[\]!]/g, '') }),
    isExternal: textOf(own, 'external') === 'true' || isUsedOverridden,
    requires: requires === undefined ? undefined : toFieldSet(requires),
    provides: provides === undefined ? undefined : toFieldSet(provides),
  };
}

function plainField(field: FieldDefinitionNode, type: TypeNode): SubgraphField {
  const typeText = print(type);
  return {
    name: field.name.value,
    typeText,
    typeName: typeText.replaceAll(/[[\]!]/g, ''),
    isExternal: false,
    requires: undefined,
    provides: undefined,
  };
}

interface Graphs {
  readonly names: readonly string[];
  /** Index by the name in `join__Graph`. */
  readonly numbers: ReadonlyMap<string, number>;
}

function readGraphs(document: DocumentNode): Graphs {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      numbers.set(value.name.value, names.length);
      names.push(textOf(directivesOf(value, 'join__graph')[0], 'name') ?? value.name.value);
    }
  }
  return { names, numbers };
}

/** Runtime types of interfaces and unions by subgraph. */
function readMembers(
  definitions: readonly CompositeDefinition[],
  graphs: Graphs,
  runtimeTypes: (typeName: string) => TypeSet,
): (subgraph: number, typeName: string) => Iterable<string> {
  const members = new Map<string, Set<string>>();
  const listed = new Set<string>();
  const knowing = new Map<string, ReadonlySet<number>>();
  const add = (subgraph: number | undefined, typeName: string, member: string): void => {
    listed.add(typeName);
    const key = `${subgraph} ${typeName}`;
    const known = members.get(key) ?? new Set();
    members.set(key, known.add(member));
  };
  for (const definition of definitions) {
    const name = definition.name.value;
    const joins = directivesOf(definition, 'join__type');
    if (joins.length > 0)
      knowing.set(
        name,
        new Set(joins.flatMap((join) => graphs.numbers.get(textOf(join, 'graph') ?? '') ?? [])),
      );
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION)
      for (const join of directivesOf(definition, 'join__implements'))
        add(graphs.numbers.get(textOf(join, 'graph') ?? ''), textOf(join, 'interface') ?? '', name);
    for (const join of directivesOf(definition, 'join__unionMember'))
      add(graphs.numbers.get(textOf(join, 'graph') ?? ''), name, textOf(join, 'member') ?? '');
  }
  return (subgraph, typeName) =>
    listed.has(typeName)
      ? (members.get(`${subgraph} ${typeName}`) ?? [])
      : runtimeTypes(typeName).names.filter((member) => knowing.get(member)?.has(subgraph) ?? true);
}

function kindOf(definition: CompositeDefinition): SubgraphType['kind'] {
  if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) return 'object';
  return definition.kind === Kind.UNION_TYPE_DEFINITION ? 'union' : 'interface';
}

function isComposite(definition: DocumentNode['definitions'][number]): definition is CompositeDefinition {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.UNION_TYPE_DEFINITION
  );
}

function directivesOf(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

function textOf(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value === undefined) return undefined;
  if (value.kind === Kind.STRING || value.kind === Kind.ENUM) return value.value;
  return value.kind === Kind.BOOLEAN ? String(value.value) : undefined;
}
