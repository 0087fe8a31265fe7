import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'An interface object that no subgraph can resolve by key, and an interface that its owner does not resolve by key.',
  subgraphs: {
    a: {
      sdl: `
        type Query { medias: [Media!]! }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Song implements Media @key(fields: "id") { id: ID! title: String seconds: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String }`,
      fields: {
        Query: {
          medias: [
            { __typename: 'Song', id: '1', title: 'S', seconds: 9 },
            { __typename: 'Film', id: '2', title: 'F' },
          ],
        },
      },
      rows: {
        Media: [
          { __typename: 'Song', id: '1', title: 'S', seconds: 9 },
          { __typename: 'Film', id: '2', title: 'F' },
        ],
        Song: [{ id: '1', title: 'S', seconds: 9 }],
        Film: [{ id: '2', title: 'F' }],
      },
    },
    b: {
      sdl: `
        type Query { top: Media }
        type Media @interfaceObject @key(fields: "id", resolvable: false) { id: ID! }`,
      fields: { Query: { top: { id: '1' } } },
    },
  },
  monolith: (() => {
    const song = { __typename: 'Song', id: '1', title: 'S', seconds: 9 };
    return { medias: [song, { __typename: 'Film', id: '2', title: 'F' }], top: song };
  })(),
};
