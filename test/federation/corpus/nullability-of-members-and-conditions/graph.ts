import type { CorpusGraph } from '../corpus-format.ts';

const a = { __typename: 'A', id: '1', name: 'n1', tags: ['t'] };
const b = { __typename: 'B', id: '2', name: 'n2', tags: ['u'] };

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Members whose fields a subgraph declares more strictly for one than for the other, with conditions on some.',
  subgraphs: {
    a: {
      sdl: `
        type Query { ns: [N!]! }
        interface N { id: ID! name: String }
        type A implements N @key(fields: "id") @shareable { id: ID! name: String! tags: [String!]! }
        type B implements N @key(fields: "id") @shareable { id: ID! name: String tags: [String] }`,
      fields: { Query: { ns: [a, b] } },
      rows: { A: [a], B: [b] },
    },
    b: {
      sdl: `
        type A @key(fields: "id") @shareable { id: ID! name: String tags: [String] }
        type B @key(fields: "id") @shareable { id: ID! name: String tags: [String] }`,
      rows: { A: [a], B: [b] },
    },
  },
  monolith: { ns: [a, b] },
};
