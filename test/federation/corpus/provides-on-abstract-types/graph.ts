import type { CorpusGraph } from '../corpus-format.ts';

const media = [
  { __typename: 'Book', id: '1', title: 'B', pages: 9 },
  { __typename: 'Movie', id: '2', title: 'M', minutes: 8 },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Provided fields of single members of unions and implementations of interfaces.',
  subgraphs: {
    shelf: {
      sdl: `
        type Query {
          media: [Media] @provides(fields: "... on Book { title }")
          items: [Item] @provides(fields: "... on Movie { title }")
          plain: [Media]
        }
        union Media = Book | Movie
        interface Item { id: ID! }
        type Book implements Item @key(fields: "id") { id: ID! title: String @external }
        type Movie implements Item @key(fields: "id") { id: ID! title: String @external }`,
      fields: { Query: { media, items: media, plain: media } },
    },
    catalogue: {
      sdl: `
        type Book @key(fields: "id") { id: ID! title: String @shareable pages: Int }
        type Movie @key(fields: "id") { id: ID! title: String @shareable minutes: Int }`,
      rows: { Book: [{ id: '1', title: 'B', pages: 9 }], Movie: [{ id: '2', title: 'M', minutes: 8 }] },
    },
  },
  monolith: { media, items: media, plain: media },
};
