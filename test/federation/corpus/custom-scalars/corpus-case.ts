import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Custom scalars pass through untouched, integers beyond 2^53 included.',
  subgraphs: {
    a: {
      sdl: `scalar Big scalar Json type Query { big: Big json: Json item: Item } type Item @key(fields: "n") { n: Big }`,
      resolvers: {
        Query: {
          big: () => '9007199254740993',
          json: () => ({ b: [1, null, { c: 1.5 }], a: 'x' }),
          item: () => ({ n: '12' }),
        },
      },
    },
    b: {
      sdl: `scalar Big type Item @key(fields: "n") { n: Big double: Int }`,
      resolvers: { Item: { __resolveReference: ({ n }: { n: string }) => ({ n, double: Number(n) * 2 }) } },
    },
  },
  operations: [
    {
      query: `{ big json }`,
      data: { big: '9007199254740993', json: { b: [1, null, { c: 1.5 }], a: 'x' } },
    },
    {
      query: `{ item { double } }`,
      data: { item: { double: 24 } },
    },
  ],
};
