import type { CorpusGraph } from '../corpus-format.ts';

const books = [
  { __typename: 'Book', id: '1', title: 'T1', pages: 1, rating: 5 },
  { __typename: 'Disc', id: '2', title: 'T2', tracks: 2, rating: 4 },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Of the subgraphs that have a root field the one is asked from which the whole selection costs fewest requests.',
  subgraphs: {
    a: {
      sdl: `
        type Query { media: [Media!]! @shareable book: Book @shareable total: Total @shareable }
        interface Media { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String @shareable pages: Int }
        type Disc implements Media @key(fields: "id") { id: ID! title: String @shareable tracks: Int }
        type Total { count: Int @shareable sum: Int }`,
      fields: { Query: { media: books, book: books[0], total: { count: 2, sum: 9 } } },
      rows: { Book: books.slice(0, 1), Disc: books.slice(1) },
    },
    b: {
      sdl: `
        type Query { media: [Media!]! @shareable @provides(fields: "... on Book { rating } ... on Disc { rating }") book: Book @shareable total: Total @shareable }
        interface Media { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String @shareable rating: Int @external }
        type Disc implements Media @key(fields: "id") { id: ID! title: String @shareable rating: Int @external }
        type Total { count: Int @shareable mean: Float }`,
      fields: { Query: { media: books, book: { id: '1', title: 'T1' }, total: { count: 2, mean: 4.5 } } },
      rows: { Book: [{ id: '1', title: 'T1' }], Disc: [{ id: '2', title: 'T2' }] },
    },
    c: {
      sdl: `
        type Query { book: Book @shareable }
        type Book @key(fields: "id") { id: ID! title: String @shareable rating: Int @shareable }
        type Disc @key(fields: "id") { id: ID! rating: Int @shareable }`,
      fields: { Query: { book: books[0] } },
      rows: { Book: books.slice(0, 1), Disc: books.slice(1) },
    },
  },
  monolith: { media: books, book: books[0], total: { count: 2, sum: 9, mean: 4.5 } },
};
