import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A subgraph that provides a field is not left for it.',
  subgraphs: {
    a: {
      sdl: `type Query { reviews: [Review] } type Review { author: User @provides(fields: "name") } type User @key(fields: "id") { id: ID! name: String @external }`,
      resolvers: { Query: { reviews: () => [{ author: { id: '1', name: 'Ann' } }] } },
    },
    b: {
      sdl: `type Query { users: [User] } type User @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      resolvers: {
        Query: { users: () => [{ id: '1', name: 'Ann', age: 3 }] },
        User: { __resolveReference: () => ({ id: '1', name: 'Ann', age: 3 }) },
      },
    },
  },
  operations: [
    {
      query: `{ reviews { author { name } } }`,
      data: { reviews: [{ author: { name: 'Ann' } }] },
      requests: ['a'],
    },
    {
      query: `{ reviews { author { name age } } }`,
      data: { reviews: [{ author: { name: 'Ann', age: 3 } }] },
      requests: ['a', 'b'],
    },
  ],
};
