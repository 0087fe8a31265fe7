import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'When no reference has a key, its subgraph is not asked at all.',
  subgraphs: {
    a: {
      sdl: `
        type Query { lonely: Item empty: [Item!]! nothing: [Item] nested: [[Item]] }
        type Item @key(fields: "id") { id: ID }`,
      fields: {
        Query: { lonely: { id: null }, empty: [], nothing: null, nested: [[null], [], null, [{ id: null }]] },
      },
    },
    b: {
      sdl: 'type Item @key(fields: "id") { id: ID size: Int }',
      rows: { Item: [] },
    },
  },
  monolith: {
    lonely: { id: null, size: null },
    empty: [],
    nothing: null,
    nested: [[null], [], null, [{ id: null, size: null }]],
  },
};
