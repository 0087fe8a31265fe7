import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { formatFinding } from '../../router/supergraph/compose-subgraphs.ts';
import {
  composeSupergraph,
  findRefusals,
  type SupergraphComposition,
} from '../../schema/compose-supergraph.ts';

/** The house style of the schema, as clients see it. */
let composition: Extract<SupergraphComposition, { kind: 'composed' }>;
let schema: GraphQLSchema;

beforeAll(async () => {
  const outcome = await composeSupergraph(path.join(import.meta.dirname, '../../schema/supergraph.yaml'));
  if (outcome.kind === 'failed') throw new Error(outcome.errors.map(formatFinding).join('\n'));
  composition = outcome;
  schema = buildSchema(outcome.apiSdl);
});

/** Names that say everything; anything else of a scalar type has a description. */
const selfEvident = new Set(
  'id name firstName lastName email phone city currency createdAt updatedAt cursor node edges nodes pageInfo'.split(
    ' ',
  ),
);

test('the subgraphs compose without a hint: they agree on what they share', () => {
  expect(findRefusals(composition).map(formatFinding)).toEqual([]);
});

/** Lists that belong to one object and stay short with it: all of it is shown; whatever else there may be many of is read in pages. */
const shortLists = new Set([
  'Department.children',
  'Employee.leaveRequests',
  'Employee.reports',
  'Invoice.creditNotes',
  'Invoice.journalEntries',
  'Invoice.payments',
]);

test('what has a connection somewhere is a connection everywhere, but for lists that are short by nature', () => {
  const paged = new Set(
    Object.keys(schema.getTypeMap()).flatMap((name) => /^(.+)Connection$/.exec(name)?.[1] ?? []),
  );
  const plain = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !/(Connection|Edge|Payload)$/.test(type.name))
    .flatMap((type) =>
      fieldsOf(type.name).map((field) => ({ place: `${type.name}.${field.name}`, type: field.type })),
    )
    .filter(({ type }) => String(type).startsWith('[') && paged.has(getNamedType(type).name))
    .map(({ place }) => place);
  expect(new Set(plain)).toEqual(shortLists);
});

test('every mutation takes its input as the one argument, if there is anything to say, and returns its payload, null when it was refused', () => {
  const mutations = fieldsOf('Mutation');
  expect(mutations.length).toBeGreaterThan(50);
  const offenders = mutations.filter(({ name, args, type }) => {
    const base = name.charAt(0).toUpperCase() + name.slice(1);
    const [input] = args;
    const takesItsInput =
      args.length === 1 && input?.name === 'input' && String(input.type).replace('!', '') === `${base}Input`;
    return (args.length > 0 && !takesItsInput) || String(type) !== `${base}Payload`;
  });
  expect(offenders.map((field) => field.name)).toEqual([]);
});

test('an input whose every field may be left out is the only one that may be left out itself', () => {
  const offenders = fieldsOf('Mutation').filter(({ args: [input] }) => {
    if (!input) return false;
    const type = schema.getType(String(input.type).replace('!', ''));
    if (!isInputObjectType(type)) return true;
    const isNeeded = Object.values(type.getFields()).some(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return isNeeded && !isNonNullType(input.type);
  });
  expect(offenders.map((field) => field.name)).toEqual([]);
});

test('inputs name ids by their entity: customerId, never id', () => {
  const offenders = allTypes()
    .filter(isInputObjectType)
    .filter((type) => 'id' in type.getFields());
  expect(offenders.map(String)).toEqual([]);
});

test('queries of one entity take its id and may answer null', () => {
  for (const { name, args, type } of fieldsOf('Query')) {
    if (args.length === 1 && args[0]?.name === 'id')
      expect(`${name}: ${isNonNullType(type)}`).toMatch(/false$/);
  }
});

test('every connection has edges, nodes, pageInfo and totalCount, and is paged in both directions', () => {
  const connections = allTypes()
    .filter(isObjectType)
    .filter(({ name }) => name.endsWith('Connection'));
  expect(connections.length).toBeGreaterThan(10);
  for (const connection of connections) {
    const entity = connection.name.replace(/Connection$/, '');
    const types = Object.fromEntries(
      Object.values(connection.getFields()).map((field) => [field.name, String(field.type)]),
    );
    expect([connection.name, types]).toEqual([
      connection.name,
      expect.objectContaining({
        edges: `[${entity}Edge!]!`,
        nodes: `[${entity}!]!`,
        pageInfo: 'PageInfo!',
        totalCount: 'Int!',
      }),
    ]);
  }
  const paged = allTypes()
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(
      ({ field }) => String(field.type).endsWith('Connection!') || String(field.type).endsWith('Connection'),
    );
  for (const { type, field } of paged) {
    const argumentNames = field.args.map(({ name }) => name);
    expect([`${type.name}.${field.name}`, argumentNames]).toEqual([
      `${type.name}.${field.name}`,
      expect.arrayContaining(['first', 'after', 'last', 'before']),
    ]);
  }
});

test('every root field has a description, and so has each of its arguments', () => {
  const roots = ['Query', 'Mutation', 'Subscription'].flatMap(fieldsOf);
  const isExempt = ({ name }: GraphQLArgument): boolean => name === 'input';
  expect(roots.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  expect(undescribedArguments(roots, isExempt)).toEqual([]);
});

test('types, enum values, arguments and fields are described unless their name says everything', () => {
  const missing: string[] = [];
  const isObvious = ({ name }: GraphQLNamedType): boolean =>
    /(Payload|Edge)$/.test(name) || ['Query', 'Mutation', 'Subscription'].includes(name);
  const mutationInputs = new Set(
    fieldsOf('Mutation').map(({ args: [input] }) => String(input?.type).replace('!', '')),
  );
  for (const type of allTypes()) {
    if (!type.description && !isObvious(type) && !mutationInputs.has(type.name)) missing.push(type.name);
    if (isEnumType(type))
      for (const value of type.getValues())
        if (!value.description) missing.push(`${type.name}.${value.name}`);
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const needsText = isScalarLike(field.type) && !selfEvident.has(field.name);
      // The input of a mutation names what it is about: `leadId` of UpdateLeadInput.
      const isReference = isInputObjectType(type) && field.name.endsWith('Id') && isNonNullType(field.type);
      if (needsText && !isReference && !field.description) missing.push(`${type.name}.${field.name}`);
    }
    if (isObjectType(type))
      missing.push(
        ...undescribedArguments(Object.values(type.getFields()), ({ name }) => name === 'input').map(
          (argument) => `${type.name}.${argument}`,
        ),
      );
  }
  expect(missing).toEqual([]);
});

function undescribedArguments(
  fields: ReadonlyArray<GraphQLField<unknown, unknown>>,
  isExempt: (argument: GraphQLArgument) => boolean,
): string[] {
  return fields.flatMap((field) =>
    field.args
      .filter((argument) => !argument.description && !isExempt(argument))
      .map((argument) => `${field.name}(${argument.name})`),
  );
}

/** A leaf, or a list of leaves; an enum carries its own description. */
function isScalarLike(type: unknown): boolean {
  const named = schema.getType(String(type).replaceAll(/[![\]]/g, ''));
  return isLeafType(named) && !isEnumType(named);
}

function fieldsOf(typeName: string): Array<GraphQLField<unknown, unknown>> {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

function allTypes(): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}
