import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: '__typename is known at the root, aliased, on concrete and abstract types.',
  subgraphs: {
    a: {
      sdl: `type Query { user: User pet: Pet } type Mutation { touch: User } type User @key(fields: "id") { id: ID! } interface Pet { name: String } type Dog implements Pet { name: String }`,
      resolvers: {
        Query: { user: () => ({ id: '1' }), pet: () => ({ __typename: 'Dog', name: 'Rex' }) },
        Mutation: { touch: () => ({ id: '1' }) },
        Pet: { __resolveType: () => 'Dog' },
      },
    },
    b: {
      sdl: `type User @key(fields: "id") { id: ID! age: Int }`,
      resolvers: { User: { __resolveReference: () => ({ id: '1', age: 2 }) } },
    },
  },
  operations: [
    {
      query: `{ __typename root: __typename user { type: __typename age __typename } pet { __typename p: __typename } }`,
      data: {
        __typename: 'Query',
        root: 'Query',
        user: { type: 'User', age: 2, __typename: 'User' },
        pet: { __typename: 'Dog', p: 'Dog' },
      },
    },
    {
      query: `mutation { __typename touch { __typename } }`,
      data: { __typename: 'Mutation', touch: { __typename: 'User' } },
    },
    {
      query: `{ __typename }`,
      data: { __typename: 'Query' },
      requests: [],
    },
  ],
};
