import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Root fields of a mutation run one after the other, across subgraphs.',
  subgraphs: {
    a: {
      sdl: `type Query { x: Int } type Mutation { first: Int third: Int }`,
      resolvers: { Query: { x: () => 1 }, Mutation: { first: () => 1, third: () => 3 } },
    },
    b: {
      sdl: `type Query { y: Int } type Mutation { second: Int }`,
      resolvers: { Query: { y: () => 1 }, Mutation: { second: () => 2 } },
    },
  },
  operations: [
    {
      query: `mutation { first second third again: first }`,
      data: { first: 1, second: 2, third: 3, again: 1 },
      requests: ['a', 'b', 'a'],
    },
  ],
};
