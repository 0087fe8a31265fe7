import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A union has other members in each subgraph; an interface other implementations.',
  subgraphs: {
    a: {
      sdl: `type Query { a: [Media] } union Media = Book | Song type Book @key(fields: "id") { id: ID! } type Song { name: String @shareable }`,
      resolvers: {
        Query: {
          a: () => [
            { __typename: 'Book', id: '1' },
            { __typename: 'Song', name: 's' },
          ],
        },
        Media: { __resolveType: (media: { __typename: string }) => media.__typename },
      },
    },
    b: {
      sdl: `type Query { b: [Media] } union Media = Book | Film type Book @key(fields: "id") { id: ID! title: String } type Film { name: String @shareable }`,
      resolvers: {
        Query: {
          b: () => [
            { __typename: 'Film', name: 'f' },
            { __typename: 'Book', id: '2', title: 'T2' },
          ],
        },
        Media: { __resolveType: (media: { __typename: string }) => media.__typename },
        Book: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `T${id}` }) },
      },
    },
  },
  operations: [
    {
      query: `{ a { ...M } b { ...M } } fragment M on Media { __typename ... on Book { title } ... on Song { name } ... on Film { name } }`,
      data: {
        a: [
          { __typename: 'Book', title: 'T1' },
          { __typename: 'Song', name: 's' },
        ],
        b: [
          { __typename: 'Film', name: 'f' },
          { __typename: 'Book', title: 'T2' },
        ],
      },
    },
  ],
};
