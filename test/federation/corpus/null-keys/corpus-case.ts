import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A reference without a key value is not fetched; its fields are null.',
  subgraphs: {
    a: {
      sdl: `type Query { books: [Book] } type Book @key(fields: "upc") { upc: ID }`,
      resolvers: { Query: { books: () => [{ upc: '1' }, { upc: null }, null] } },
    },
    b: {
      sdl: `type Book @key(fields: "upc") { upc: ID title: String }`,
      resolvers: { Book: { __resolveReference: ({ upc }: { upc: string }) => ({ upc, title: `t${upc}` }) } },
    },
  },
  operations: [
    {
      query: `{ books { title } }`,
      data: { books: [{ title: 't1' }, { title: null }, null] },
    },
  ],
};
