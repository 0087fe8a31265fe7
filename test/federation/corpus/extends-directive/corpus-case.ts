import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: '@extends means the same as extend.',
  subgraphs: {
    a: {
      sdl: `type Query { me: User } type User @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { me: () => ({ id: '1' }) } },
    },
    b: {
      sdl: `type User @extends @key(fields: "id") { id: ID! @external age: Int }`,
      resolvers: { User: { age: () => 5 } },
    },
  },
  operations: [
    {
      query: `{ me { id age } }`,
      data: { me: { id: '1', age: 5 } },
    },
  ],
};
