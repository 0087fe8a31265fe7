import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Entities that refer to each other across subgraphs are followed as deep as asked.',
  subgraphs: {
    a: {
      sdl: `type Query { a: A } type A @key(fields: "id") { id: ID! b: B } type B @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { a: () => ({ id: '1' }) },
        A: { __resolveReference: (a: Reference) => a, b: ({ id }: { id: string }) => ({ id: `${id}b` }) },
      },
    },
    b: {
      sdl: `type A @key(fields: "id") { id: ID! } type B @key(fields: "id") { id: ID! a: A }`,
      resolvers: {
        B: { __resolveReference: (b: Reference) => b, a: ({ id }: { id: string }) => ({ id: `${id}a` }) },
      },
    },
  },
  operations: [
    {
      query: `{ a { b { a { b { a { id } } } } } }`,
      data: { a: { b: { a: { b: { a: { id: '1baba' } } } } } },
      requests: ['a', 'b', 'a', 'b'],
    },
  ],
};
