import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  type InterfaceTypeDefinitionNode,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';

import type { NeededNames } from '../planning/planned-keys.ts';

/** What a field is in the supergraph, as far as reading subgraph answers needs to know. */
interface FieldShape {
  /** Name of the innermost type. */
  readonly typeName: string;
  /** How many lists are around it. */
  readonly listDepth: number;
  /** The whole type, printed. */
  readonly text: string;
}

/** Everything compilation asks about the supergraph; inaccessible elements are included. */
export interface SchemaModel {
  readonly supergraph: GraphQLSchema;
  /** What clients see. */
  readonly api: GraphQLSchema;
  /**
   * Object types a type condition admits, the name itself included: an interface object answers with the
   * interface's own name until its concrete type is known.
   */
  possibleTypes(typeName: string): ReadonlySet<string>;
  /** Whether the name is an object type of the supergraph. */
  isObjectTypeName(typeName: string): boolean;
  /** Interfaces an object type implements. */
  interfacesOf(typeName: string): readonly string[];
  fieldShape(parentTypeName: string, fieldName: string): FieldShape | undefined;
  /** The resolvable keys of a type (or of an interface it implements) in a subgraph. */
  keysOf(typeName: string, subgraph: string): readonly SelectionSetNode[];
  /** Names of all fields in keys, `@requires` and `@provides`. */
  readonly neededNames: NeededNames;
  /** The `@requires` of a field in a subgraph. */
  requiresOf(typeName: string, fieldName: string, subgraph: string): SelectionSetNode | undefined;
}

/** Reads the supergraph once; the result is immutable and lives as long as the snapshot. */
export function createSchemaModel(supergraphSdl: string, api: GraphQLSchema): SchemaModel {
  const document = parse(supergraphSdl, { noLocation: true });
  const supergraph = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const possible = new Map<string, ReadonlySet<string>>();
  const keys = readKeys(document);
  const requires = readRequires(document);
  return {
    supergraph,
    api,
    possibleTypes(typeName) {
      let known = possible.get(typeName);
      if (known === undefined) {
        known = findPossibleTypes(supergraph, typeName);
        possible.set(typeName, known);
      }
      return known;
    },
    isObjectTypeName: (typeName) => isObjectType(supergraph.getType(typeName)),
    interfacesOf(typeName) {
      const type = supergraph.getType(typeName);
      return isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
    },
    fieldShape: (parentTypeName, fieldName) => findFieldShape(supergraph, parentTypeName, fieldName),
    keysOf(typeName, subgraph) {
      const own = keys.get(`${subgraph}\n${typeName}`) ?? [];
      const type = supergraph.getType(typeName);
      const inherited = isObjectType(type)
        ? type.getInterfaces().flatMap((parent) => keys.get(`${subgraph}\n${parent.name}`) ?? [])
        : [];
      return [...own, ...inherited];
    },
    neededNames: readNeededNames(document),
    requiresOf: (typeName, fieldName, subgraph) => requires.get(`${subgraph}\n${typeName}\n${fieldName}`),
  };
}

function findPossibleTypes(schema: GraphQLSchema, typeName: string): ReadonlySet<string> {
  const type = schema.getType(typeName);
  if (type === undefined || !isAbstractType(type)) return new Set([typeName]);
  const names = new Set([typeName, ...schema.getPossibleTypes(type).map((member) => member.name)]);
  if (isInterfaceType(type)) {
    for (const child of schema.getImplementations(type).interfaces) names.add(child.name);
  }
  return names;
}

function findFieldShape(
  schema: GraphQLSchema,
  parentTypeName: string,
  fieldName: string,
): FieldShape | undefined {
  const parent = schema.getType(parentTypeName);
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  const field = parent.getFields()[fieldName];
  if (field === undefined) return undefined;
  let listDepth = 0;
  let type: unknown = field.type;
  while (isNonNullType(type) || isListType(type)) {
    if (isListType(type)) listDepth += 1;
    type = type.ofType;
  }
  return { typeName: getNamedType(field.type).name, listDepth, text: String(field.type) };
}

function readKeys(document: DocumentNode): Map<string, SelectionSetNode[]> {
  const keys = new Map<string, SelectionSetNode[]>();
  const graphNames = readGraphNames(document);
  for (const definition of document.definitions) {
    if (!isKeyedDefinition(definition)) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'join__type') continue;
      const graph = graphNames.get(argumentText(directive, 'graph') ?? '');
      const key = argumentText(directive, 'key');
      if (graph === undefined || key === undefined || argumentText(directive, 'resolvable') === 'false')
        continue;
      const id = `${graph}\n${definition.name.value}`;
      keys.set(id, [...(keys.get(id) ?? []), parseFieldSet(key)]);
    }
  }
  return keys;
}

function readNeededNames(document: DocumentNode): NeededNames {
  const all = new Set<string>();
  const withArguments = new Set<string>();
  const addFrom = (directives: readonly ConstDirectiveNode[] | undefined): void => {
    for (const directive of directives ?? []) {
      if (directive.name.value !== 'join__type' && directive.name.value !== 'join__field') continue;
      for (const argument of ['key', 'requires', 'provides']) {
        const text = argumentText(directive, argument);
        if (text === undefined) continue;
        visit(parseFieldSet(text), {
          Field(field) {
            all.add(field.name.value);
            if ((field.arguments ?? []).length > 0) withArguments.add(field.name.value);
          },
        });
      }
    }
  };
  for (const definition of document.definitions) {
    if (!isKeyedDefinition(definition)) continue;
    addFrom(definition.directives);
    for (const field of definition.fields ?? []) addFrom(field.directives);
  }
  return { all, withArguments };
}

function readRequires(document: DocumentNode): Map<string, SelectionSetNode> {
  const requires = new Map<string, SelectionSetNode>();
  const graphNames = readGraphNames(document);
  for (const definition of document.definitions) {
    if (!isKeyedDefinition(definition)) continue;
    for (const field of definition.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        const graph = graphNames.get(argumentText(directive, 'graph') ?? '');
        const text = argumentText(directive, 'requires');
        if (graph === undefined || text === undefined) continue;
        requires.set(`${graph}\n${definition.name.value}\n${field.name.value}`, parseFieldSet(text));
      }
    }
  }
  return requires;
}

function isKeyedDefinition(
  definition: DocumentNode['definitions'][number],
): definition is InterfaceTypeDefinitionNode | ObjectTypeDefinitionNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

function readGraphNames(document: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const directive = value.directives?.find((candidate) => candidate.name.value === 'join__graph');
      const name = directive === undefined ? undefined : argumentText(directive, 'name');
      if (name !== undefined) names.set(value.name.value, name);
    }
  }
  return names;
}

function argumentText(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value === undefined) return undefined;
  if (value.kind === Kind.STRING || value.kind === Kind.ENUM) return value.value;
  return value.kind === Kind.BOOLEAN ? String(value.value) : undefined;
}

function parseFieldSet(text: string): SelectionSetNode {
  const definition = parse(`{${text}}`, { noLocation: true }).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a field set: ${text}`);
  return definition.selectionSet;
}
