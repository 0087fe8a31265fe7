import type { CorpusCase } from '../../corpus-case.ts';

/** What a subgraph is asked for. */
type Reference = Readonly<Record<string, unknown>>;

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A list may be part of a key.',
  subgraphs: {
    a: {
      sdl: `type Query { basket: Basket } type Basket @key(fields: "ids") { ids: [ID!]! }`,
      resolvers: { Query: { basket: () => ({ ids: ['1', '2'] }) } },
    },
    b: {
      sdl: `type Basket @key(fields: "ids") { ids: [ID!]! total: Int }`,
      resolvers: {
        Basket: {
          __resolveReference: (basket: Reference) => basket,
          total: ({ ids }: { ids: string[] }) => ids.length,
        },
      },
    },
  },
  operations: [
    {
      query: `{ basket { total } }`,
      data: { basket: { total: 2 } },
    },
  ],
};
