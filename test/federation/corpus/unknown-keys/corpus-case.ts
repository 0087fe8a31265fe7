import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'An entity a subgraph does not know has null fields; a non-null one takes its parent along.',
  subgraphs: {
    a: {
      sdl: `type Query { books: [Book] } type Book @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { books: () => [{ id: '1' }, { id: '404' }] } },
    },
    b: {
      sdl: `type Book @key(fields: "id") { id: ID! title: String isbn: String! }`,
      resolvers: {
        Book: {
          __resolveReference: ({ id }: { id: string }) =>
            id === '404' ? null : { id, title: 'T', isbn: 'I' },
        },
      },
    },
  },
  operations: [
    {
      query: `{ books { id title } }`,
      data: {
        books: [
          { id: '1', title: 'T' },
          { id: '404', title: null },
        ],
      },
    },
    {
      query: `{ books { id isbn } }`,
      data: { books: [{ id: '1', isbn: 'I' }, null] },
      errorPaths: [['books', 1, 'isbn']],
    },
  ],
};
