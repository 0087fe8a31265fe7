import type { CorpusGraph } from '../corpus-format.ts';

const film = { __typename: 'Film', id: 'f1', title: 'Heat', minutes: 170 };
const song = { __typename: 'Song', id: 's1', title: 'Blue', film };
const lost = { __typename: 'Song', id: 's2', title: null, film: null };
const references = new Map<unknown, unknown>([
  ['s1', { __typename: 'Song', id: 's1' }],
  ['s2', { __typename: 'Song', id: 's2' }],
  ['f1', { __typename: 'Film', id: 'f1' }],
  ['down', new Error('Not looked up.')],
]);
const objects = new Map<unknown, unknown>([
  ['s1', song],
  ['s2', lost],
  ['f1', film],
  ['down', new Error('Not looked up.')],
]);
const lookUps = (known: ReadonlyMap<unknown, unknown>) => ({
  node: ({ id }: { readonly id: string }) => known.get(id) ?? null,
  nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map((id) => known.get(id) ?? null),
});

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'One subgraph knows the type of every id and nothing else: an interface over types that it only mentions, each of which lives elsewhere.',
  subgraphs: {
    node: {
      sdl: `
        type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! }
        interface Node { id: ID! }
        type Song implements Node @key(fields: "id", resolvable: false) { id: ID! }
        type Film implements Node @key(fields: "id", resolvable: false) { id: ID! }`,
      fields: {
        Query: {
          node: (_query: unknown, args: { readonly id: string }) => lookUps(references).node(args),
          nodes: (_query: unknown, args: { readonly ids: readonly string[] }) =>
            lookUps(references).nodes(args),
        },
      },
    },
    songs: {
      sdl: `
        interface Node { id: ID! }
        type Song implements Node @key(fields: "id") { id: ID! title: String film: Film }
        type Film @key(fields: "id", resolvable: false) { id: ID! }`,
      rows: { Song: [{ id: 's1', title: 'Blue', film: { id: 'f1' } }] },
    },
    films: {
      sdl: `
        interface Node { id: ID! }
        type Film implements Node @key(fields: "id") { id: ID! title: String minutes: Int! }`,
      rows: { Film: [film] },
    },
  },
  monolith: lookUps(objects),
};
