import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'External fields belong to others, also when the whole type is external.',
  subgraphs: {
    owner: {
      sdl: `
        type Query { box: Box }
        type Box @key(fields: "id") { id: ID! name: String @shareable spot: Spot }
        type Spot { x: Int y: Int }`,
      fields: { Query: { box: { id: '1', name: 'true name', spot: { x: 1, y: 2 } } } },
      rows: { Box: [{ id: '1', name: 'true name', spot: { x: 1, y: 2 } }] },
    },
    viewer: {
      sdl: `
        type Query { seen: Box named: Box @provides(fields: "name") }
        type Box @key(fields: "id") {
          id: ID!
          name: String @external
          spot: Spot @external
          distance: Int @requires(fields: "spot { x y }")
        }
        type Spot @external { x: Int y: Int }`,
      fields: {
        Query: { seen: { id: '1', name: 'stale name' }, named: { id: '1', name: 'provided name' } },
        Box: {
          distance: ({ spot }: { readonly spot: { readonly x: number; readonly y: number } }) =>
            spot.x + spot.y,
        },
      },
      rows: { Box: [{ id: '1' }] },
    },
  },
};
