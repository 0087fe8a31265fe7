import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Fields come in the order of the operation, whichever subgraph answered first.',
  subgraphs: {
    slow: {
      sdl: `
        type Query { slow: Item first: Int }
        type Item @key(fields: "id") { id: ID! s1: Int s2: Int }`,
      fields: {
        Query: {
          slow: () => new Promise((resolve) => setImmediate(resolve, { id: '1', s1: 1, s2: 2 })),
          first: 1,
        },
      },
      rows: { Item: [{ id: '1', s1: 1, s2: 2 }] },
    },
    fast: {
      sdl: `
        type Query { fast: Item second: Int }
        type Item @key(fields: "id") { id: ID! f1: Int f2: Int }`,
      fields: { Query: { fast: { id: '1', f1: 11, f2: 12 }, second: 2 } },
      rows: { Item: [{ id: '1', f1: 11, f2: 12 }] },
    },
  },
  monolith: (() => {
    const item = { id: '1', s1: 1, s2: 2, f1: 11, f2: 12 };
    return { slow: item, fast: item, first: 1, second: 2 };
  })(),
};
