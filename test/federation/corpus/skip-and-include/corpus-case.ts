import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Directives with variables, defaults and literals, on fields and fragments, decide what is fetched.',
  subgraphs: {
    a: {
      sdl: `type Query { user: User } type User @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { user: () => ({ id: '1', name: 'Ann' }) } },
    },
    b: {
      sdl: `type User @key(fields: "id") { id: ID! age: Int tags: [String] }`,
      resolvers: { User: { __resolveReference: () => ({ id: '1', age: 2, tags: ['t'] }) } },
    },
  },
  operations: [
    {
      query: `query ($yes: Boolean!, $no: Boolean = false) { user { name @include(if: $yes) age @skip(if: $yes) ... @include(if: $no) { tags } } }`,
      variables: { yes: true },
      data: { user: { name: 'Ann' } },
      requests: ['a'],
    },
    {
      query: `query ($yes: Boolean!) { user { ...F @skip(if: $yes) ...G } } fragment F on User { age } fragment G on User { name age @include(if: $yes) }`,
      variables: { yes: false },
      data: { user: { age: 2, name: 'Ann' } },
      requests: ['a', 'b'],
    },
    {
      query: `query ($yes: Boolean!) { user @skip(if: $yes) { age } __typename }`,
      variables: { yes: true },
      data: { __typename: 'Query' },
    },
    {
      query: `{ user { name @skip(if: true) age @include(if: true) } }`,
      data: { user: { age: 2 } },
    },
  ],
};
