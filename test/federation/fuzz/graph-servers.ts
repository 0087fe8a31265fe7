import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLScalarType, type GraphQLSchema, parse } from 'graphql';
import type { Resolvers, TestSubgraph } from '../harness/federated-graph.ts';
import {
  type DataFaults,
  type DataObject,
  entityObject,
  fieldOf,
  fieldValue,
  requiredText,
} from './graph-data.ts';
import { type GraphEntity, type GraphField, printType, type RandomGraph } from './random-graph.ts';

const jsonScalar = new GraphQLScalarType({ name: 'Json' });

/** The same graph as one ordinary GraphQL server. */
export function createMonolith(graph: RandomGraph, faults: DataFaults): GraphQLSchema {
  const members = [...new Set([...graph.unionMembers.values()].flat())];
  const sdl = [
    ...sharedTypes(graph, undefined),
    ...graph.entities.map((entity) => printEntity(entity, undefined)),
    members.length > 0 ? `union Any = ${members.join(' | ')}` : '',
    hasNode(graph) ? 'interface Node { id: ID! label: String }' : '',
    `type Query { ${graph.queries.map((field) => printField(field)).join(' ')} }`,
    `type Mutation { ${graph.mutations.map((field) => printField(field)).join(' ')} }`,
  ].join('\n');
  const resolvers = createResolvers(graph, faults, undefined);
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
}

/** The graph as subgraphs. */
export function createSubgraphs(graph: RandomGraph, faults: DataFaults): Record<string, TestSubgraph> {
  return Object.fromEntries(
    graph.subgraphs.map((subgraph) => {
      const members = graph.unionMembers.get(subgraph) ?? [];
      const entities = graph.entities.filter(({ keys }) => keys.has(subgraph));
      const queries = graph.queries.filter(({ subgraphs }) => subgraphs.includes(subgraph));
      const mutations = graph.mutations.filter(({ subgraphs }) => subgraphs.includes(subgraph));
      const sdl = [
        ...sharedTypes(graph, subgraph),
        ...entities.map((entity) => printEntity(entity, subgraph)),
        members.length > 0 ? `union Any = ${members.join(' | ')}` : '',
        entities.some(({ isNode }) => isNode) ? 'interface Node { id: ID! label: String }' : '',
        queries.length > 0 ? `type Query { ${queries.map((field) => printField(field)).join(' ')} }` : '',
        mutations.length > 0
          ? `type Mutation { ${mutations.map((field) => printField(field)).join(' ')} }`
          : '',
      ].join('\n');
      return [subgraph, { sdl, resolvers: createResolvers(graph, faults, subgraph) }];
    }),
  );
}

function hasNode(graph: RandomGraph): boolean {
  return graph.entities.some(({ isNode }) => isNode);
}

function sharedTypes(graph: RandomGraph, subgraph: string | undefined): string[] {
  return [
    'scalar Json',
    'enum Color { RED GREEN BLUE }',
    ...graph.values.map(
      (value) =>
        `type ${value.name} ${subgraph === undefined ? '' : '@shareable '}{ ${value.fields.map((field) => printField(field)).join(' ')} }`,
    ),
  ];
}

function printField(field: GraphField, directives = ''): string {
  return `${field.name}${field.hasArgument ? '(a: Int = 1)' : ''}: ${printType(field.type)} ${directives}`;
}

function printEntity(entity: GraphEntity, subgraph: string | undefined): string {
  const implementing = entity.isNode ? ' implements Node' : '';
  const label = entity.isNode ? [`label: String ${subgraph === undefined ? '' : '@shareable'}`] : [];
  if (subgraph === undefined) {
    const hasCode = [...entity.keys.values()].some((keys) => keys.includes('code'));
    const lines = [
      'id: ID!',
      ...(hasCode ? ['code: String!'] : []),
      ...label,
      ...entity.fields.map((field) => printField(field)),
    ];
    return `type ${entity.name}${implementing} { ${lines.join(' ')} }`;
  }
  const keys = entity.keys.get(subgraph) as readonly string[];
  const own = entity.fields.filter(({ subgraphs }) => subgraphs.includes(subgraph));
  const externals = new Set(own.flatMap(({ requires }) => requires.map(({ field }) => field)));
  const lines = [
    // An interface needs its id even where the entity is known by its code alone.
    ...(keys.includes('id') ? ['id: ID!'] : entity.isNode ? ['id: ID! @shareable'] : []),
    ...(keys.includes('code') ? ['code: String!'] : []),
    ...label,
    ...own.map((field) => printField(field, fieldDirectives(field))),
    ...[...externals].map((name) => printField(fieldOf(entity, name), '@external')),
  ];
  const keyDirectives = keys.map((key) => `@key(fields: "${key}")`).join(' ');
  return `type ${entity.name}${implementing} ${keyDirectives} { ${lines.join(' ')} }`;
}

function fieldDirectives(field: GraphField): string {
  const shareable = field.subgraphs.length > 1 ? '@shareable' : '';
  if (field.requires.length === 0) return shareable;
  const inputs = field.requires.map(({ field: name, argument }) =>
    argument === undefined ? name : `${name}(a: ${argument})`,
  );
  return `${shareable} @requires(fields: "${inputs.join(' ')}")`;
}

function createResolvers(graph: RandomGraph, faults: DataFaults, subgraph: string | undefined): Resolvers {
  const resolvers: Resolvers = { Json: jsonScalar as never };
  const isHere = (field: GraphField): boolean => subgraph === undefined || field.subgraphs.includes(subgraph);
  for (const value of graph.values) {
    resolvers[value.name] = Object.fromEntries(
      value.fields.map((field) => [field.name, resolver(graph, faults, field)]),
    );
  }
  for (const entity of graph.entities) {
    if (subgraph !== undefined && !entity.keys.has(subgraph)) continue;
    const fields = entity.fields
      .filter(isHere)
      .map((field) => [
        field.name,
        field.requires.length === 0
          ? resolver(graph, faults, field)
          : requiringResolver(graph, faults, entity, field, subgraph === undefined),
      ]);
    const own = Object.fromEntries(fields) as Record<string, unknown>;
    if (entity.isNode) own['label'] = (source: DataObject) => `label of ${source.seed}`;
    if (subgraph !== undefined) own['__resolveReference'] = resolveReference;
    resolvers[entity.name] = own;
  }
  const typeResolver = { __resolveType: ({ __typename }: DataObject) => __typename };
  const hasUnion = subgraph === undefined || (graph.unionMembers.get(subgraph) ?? []).length > 0;
  if (hasUnion && [...graph.unionMembers.values()].some((members) => members.length > 0))
    resolvers['Any'] = typeResolver;
  const nodes = graph.entities.filter(
    ({ isNode, keys }) => isNode && (subgraph === undefined || keys.has(subgraph)),
  );
  if (nodes.length > 0) resolvers['Node'] = typeResolver;
  const root = { seed: 'root' };
  for (const [name, fields] of [
    ['Query', graph.queries],
    ['Mutation', graph.mutations],
  ] as const) {
    const own = fields.filter(isHere);
    if (own.length === 0) continue;
    resolvers[name] = Object.fromEntries(
      own.map((field) => {
        const resolve = resolver(graph, faults, field);
        return [field.name, (_: unknown, args: FieldArguments) => resolve(root as DataObject, args)];
      }),
    );
  }
  return resolvers;
}

interface FieldArguments {
  readonly a?: number | null;
}

function resolver(graph: RandomGraph, faults: DataFaults, field: GraphField) {
  return (parent: DataObject, { a }: FieldArguments): unknown =>
    fieldValue(graph, faults, parent, field, field.hasArgument ? (a ?? undefined) : undefined);
}

function requiringResolver(
  graph: RandomGraph,
  faults: DataFaults,
  entity: GraphEntity,
  field: GraphField,
  isMonolith: boolean,
) {
  return (parent: DataObject, { a }: FieldArguments): unknown => {
    const argument = field.hasArgument ? (a ?? undefined) : undefined;
    // Fails and returns null as any other field does.
    const value = fieldValue(graph, faults, parent, field, argument);
    if (value === null) return null;
    const inputs = field.requires.map((input) => {
      if (!isMonolith) return (parent as unknown as Record<string, unknown>)[input.field];
      const source = fieldOf(entity, input.field);
      const wanted = source.hasArgument ? (input.argument ?? 1) : undefined;
      return fieldValue(graph, faults, parent, source, wanted);
    });
    return requiredText(field, inputs, argument);
  };
}

function resolveReference(reference: {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string;
}): unknown {
  const id = reference.id ?? reference.code?.slice(1) ?? '';
  return { ...reference, ...entityObject(reference.__typename, id) };
}
