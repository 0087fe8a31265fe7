import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Introspection is answered by the router next to data from subgraphs.',
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
      query: `{ __type(name: "User") { name fields { name } } user { age } q: __schema { queryType { name } } }`,
      data: {
        __type: {
          name: 'User',
          fields: [{ name: 'id' }, { name: 'name' }, { name: 'age' }, { name: 'tags' }],
        },
        user: { age: 2 },
        q: { queryType: { name: 'Query' } },
      },
    },
    {
      query: `query ($n: String!) { __type(name: $n) { kind } }`,
      variables: { n: 'User' },
      data: { __type: { kind: 'OBJECT' } },
      requests: [],
    },
    {
      query: `{ ...S } fragment S on Query { __schema { mutationType { name } } }`,
      data: { __schema: { mutationType: null } },
    },
  ],
};
