import { buildSubgraphSchema } from '@apollo/subgraph';
import { expect, test } from '@jest/globals';
import { execute, parse } from 'graphql';
import { refuseMissingReferences } from './refuse-missing-references.ts';

const typeDefs = parse(`
  type Query { version: Int }
  type Bill @key(fields: "id") { id: ID! number: Int! }
  type Customer @key(fields: "id") { id: ID! bills: Int }
`);
const bills = new Map([['b-1', { id: 'b-1', number: 7 }]]);
const resolvers = refuseMissingReferences({
  Bill: { __resolveReference: async ({ id }: { readonly id: string }) => bills.get(id) ?? null },
  Customer: {
    __resolveReference: ({ id }: { readonly id: string }) => {
      if (id === 'down') throw new Error('No answer.');
      return id === 'gone' ? undefined : { id };
    },
    bills: () => 1,
  },
  Query: { version: () => 2 },
});
const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);

const ask = (...representations: readonly object[]) =>
  execute({
    schema,
    document: parse(`query($r: [_Any!]!) {
      version
      _entities(representations: $r) { ... on Bill { number } ... on Customer { bills } }
    }`),
    variableValues: { r: representations },
  });

test('a reference that leads nowhere is null and NOT_FOUND in its place, those beside it are answered', async () => {
  const { data, errors } = await ask(
    { __typename: 'Bill', id: 'b-1' },
    { __typename: 'Bill', id: 'b-2' },
    { __typename: 'Customer', id: 'c-1' },
    { __typename: 'Customer', id: 'gone' },
  );
  expect({ ...data }).toEqual({
    version: 2,
    _entities: [{ number: 7 }, null, { bills: 1 }, null],
  });
  expect(errors?.map(({ path, originalError }) => [path, originalError])).toEqual([
    [['_entities', 1], expect.objectContaining({ code: 'NOT_FOUND', message: 'Bill b-2 was not found.' })],
    [
      ['_entities', 3],
      expect.objectContaining({ code: 'NOT_FOUND', message: 'Customer gone was not found.' }),
    ],
  ]);
});

test('a resolver that throws fails its own reference alone, with its own error', async () => {
  const { data, errors } = await ask(
    { __typename: 'Customer', id: 'down' },
    { __typename: 'Bill', id: 'b-1' },
  );
  expect({ ...data }).toEqual({ version: 2, _entities: [null, { number: 7 }] });
  expect(errors?.map(({ path, message }) => [path, message])).toEqual([[['_entities', 0], 'No answer.']]);
});

test('types without references stay as they are', () => {
  const query = { version: () => 2 };
  expect(refuseMissingReferences({ Query: query, Date: 1 })).toEqual({ Query: query, Date: 1 });
});
