import type { CorpusGraph } from '../corpus-format.ts';

const self = { a: 1 };

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Fields of type `Query`, in queries and in what mutations return: everything of the graph is below them.',
  subgraphs: {
    a: {
      sdl: `
        type Query { a: Int self: Query! wrapped: [Result!]! book: Book }
        type Mutation { bump: Result! }
        type Result { id: ID query: Query }
        type Book @key(fields: "id") { id: ID! title: String }`,
      fields: {
        Query: {
          a: 1,
          self,
          wrapped: [
            { id: '1', query: self },
            { id: '2', query: null },
          ],
          book: { id: '1', title: 'T' },
        },
        Mutation: { bump: { id: '1', query: self } },
      },
      rows: { Book: [{ id: '1', title: 'T' }] },
    },
    b: {
      sdl: `
        type Query { b: Int books: [Book!]! }
        type Mutation { other: Int }
        type Book @key(fields: "id") { id: ID! pages: Int }`,
      fields: { Query: { b: 2, books: [{ id: '1', pages: 9 }] }, Mutation: { other: 3 } },
      rows: { Book: [{ id: '1', pages: 9 }] },
    },
  },
  monolith: (() => {
    const book = { id: '1', title: 'T', pages: 9 };
    const query: Record<string, unknown> = { a: 1, b: 2, book, books: [book] };
    query['self'] = query;
    query['wrapped'] = [
      { id: '1', query },
      { id: '2', query: null },
    ];
    return { ...query, bump: { id: '1', query }, other: 3 };
  })(),
};
