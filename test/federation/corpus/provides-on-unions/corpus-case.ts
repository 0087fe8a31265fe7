import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A provided field may belong to one member of a union.',
  subgraphs: {
    a: {
      sdl: `type Query { media: [Media] @provides(fields: "... on Book { title }") } union Media = Book | Movie type Book @key(fields: "id") { id: ID! title: String @external } type Movie @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          media: () => [
            { __typename: 'Book', id: '1', title: 'B' },
            { __typename: 'Movie', id: '2' },
          ],
        },
        Media: { __resolveType: (media: { __typename: string }) => media.__typename },
      },
    },
    b: {
      sdl: `type Book @key(fields: "id") { id: ID! title: String @shareable } type Movie @key(fields: "id") { id: ID! title: String }`,
      resolvers: {
        Book: { __resolveReference: () => ({ id: '1', title: 'B' }) },
        Movie: { __resolveReference: () => ({ id: '2', title: 'M' }) },
      },
    },
  },
  operations: [
    {
      query: `{ media { ... on Book { title } ... on Movie { title } } }`,
      data: { media: [{ title: 'B' }, { title: 'M' }] },
    },
  ],
};
