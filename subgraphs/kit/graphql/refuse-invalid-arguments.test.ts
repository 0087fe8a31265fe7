import { buildSubgraphSchema } from '@apollo/subgraph';
import { expect, test } from '@jest/globals';
import { graphql, parse } from 'graphql';
import { DomainError } from '../errors/domain-error.ts';
import { refuseInvalidArguments } from './refuse-invalid-arguments.ts';
import { scalarResolvers } from './scalars.ts';

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(`
      scalar Date
      scalar DateTime
      scalar Decimal
      scalar CurrencyCode
      input Line { price: Decimal! due: [Date!] inner: Line }
      input BookInput { lines: [Line!]! at: DateTime }
      type Query { on(day: Date, days: [Date!], now: DateTime): Boolean beside: Boolean plain(n: Int): Boolean some(words: [String!]): Boolean one(id: ID!): Boolean }
      input NoteInput { words: [String!] }
      type Mutation { book(input: BookInput!): Boolean note(input: NoteInput!): Boolean }
    `),
    resolvers: {
      ...scalarResolvers,
      Query: { on: () => true, beside: () => true, plain: () => true, some: () => true, one: () => true },
      Mutation: { book: () => true, note: () => true },
    },
  },
]);
refuseInvalidArguments(schema);

const day = 'Date must be a calendar date such as 2026-01-31.';
const decimal = 'Decimal must be a decimal number such as "12.34".';

/** Path of the field, and what is said of which argument. */
async function refusals(source: string, variableValues?: Record<string, unknown>): Promise<unknown> {
  const { data, errors = [] } = await graphql({ schema, source, variableValues });
  const found = errors.map(({ path, originalError }) =>
    originalError instanceof DomainError ? [originalError.code, path, originalError.fields] : originalError,
  );
  return { data: { ...data }, found };
}

test.each([
  ['a literal', '{ on(day: "2026-02-30") beside }', undefined, 'day'],
  ['a literal of another kind', '{ on(day: { x: 1 }) beside }', undefined, 'day'],
  ['a variable', 'query($d: Date) { on(day: $d) beside }', { d: '2026-02-30' }, 'day'],
  ['a literal in a list', '{ on(days: ["2026-01-01", "x"]) beside }', undefined, 'days.1'],
  ['a variable that is a list', 'query($d: [Date!]) { on(days: $d) beside }', { d: ['x'] }, 'days.0'],
  ['a variable inside a list', 'query($d: Date!) { on(days: [$d]) beside }', { d: 5 }, 'days.0'],
])(
  '%s that its scalar refuses is an error of its field, which names the argument',
  async (_what, source, variables, path) => {
    expect(await refusals(source, variables)).toEqual({
      data: { on: null, beside: true },
      found: [['BAD_USER_INPUT', ['on'], [{ path, message: day }]]],
    });
  },
);

test.each([
  [
    'literals',
    'mutation { book(input: { lines: [{ price: "1" }, { price: "a", inner: { price: "b", due: ["c"] } }] }) }',
    undefined,
  ],
  [
    'variables',
    'mutation($i: BookInput!) { book(input: $i) }',
    { i: { lines: [{ price: '1' }, { price: 'a', inner: { price: 'b', due: ['c'] } }] } },
  ],
  [
    'both',
    'mutation($p: Decimal!, $d: Date!) { book(input: { lines: [{ price: "1" }, { price: $p, inner: { price: "b", due: [$d] } }] }) }',
    { p: 'a', d: 'c' },
  ],
])(
  '%s in input objects are named where they are, as services name fields',
  async (_what, source, variables) => {
    expect(await refusals(source, variables)).toMatchObject({
      found: [
        [
          'BAD_USER_INPUT',
          ['book'],
          [
            { path: 'lines.1.price', message: decimal },
            { path: 'lines.1.inner.price', message: decimal },
            { path: 'lines.1.inner.due.0', message: day },
          ],
        ],
      ],
    });
  },
);

test('an error names twenty values at most', async () => {
  const { found } = (await refusals('query($d: [Date!]) { on(days: $d) }', {
    d: Array.from({ length: 50 }, () => 'x'),
  })) as { readonly found: ReadonlyArray<readonly [string, unknown, readonly unknown[]]> };
  expect(found[0]?.[2]).toHaveLength(20);
});

test('values that the scalars accept, null and what was left out arrive', async () => {
  expect(
    await refusals('{ on(day: null, days: ["2026-01-31"], now: "2026-01-31T12:00:00Z") plain(n: 1) }'),
  ).toEqual({ data: { on: true, plain: true }, found: [] });
});

test.each([
  ['half a character', '\ud800'],
  ['a NUL', 'a\u0000'],
])('a text with %s is an error of its field alone, whatever else is asked for', async (_what, word) => {
  const problem = (path: string) => [{ path, message: 'A text without control characters.' }];
  expect(await refusals('query($w: String!) { some(words: [$w]) one(id: "b") }', { w: word })).toEqual({
    data: { some: null, one: true },
    found: [['BAD_USER_INPUT', ['some'], problem('words.0')]],
  });
  expect(await refusals('query($w: ID!) { one(id: $w) two: one(id: "b") }', { w: word })).toEqual({
    data: { one: null, two: true },
    found: [['BAD_USER_INPUT', ['one'], problem('id')]],
  });
});

test('a list has a length, as an argument and in an input', async () => {
  const words = Array.from({ length: 1_001 }, () => 'x');
  const problem = [{ path: 'words', message: 'At most 1000 entries in a list.' }];
  expect(await refusals('query($w: [String!]) { some(words: $w) beside }', { w: words })).toEqual({
    data: { some: null, beside: true },
    found: [['BAD_USER_INPUT', ['some'], problem]],
  });
  expect(await refusals('mutation($w: [String!]) { note(input: { words: $w }) }', { w: words })).toEqual({
    data: { note: null },
    found: [['BAD_USER_INPUT', ['note'], problem]],
  });
  expect(await refusals('query($w: [String!]) { some(words: $w) }', { w: words.slice(1) })).toEqual({
    data: { some: true },
    found: [],
  });
});
