import type { CorpusGraph } from '../corpus-format.ts';

const a = { __typename: 'A', id: '1', kid: { no: 1, toy: { size: 3 } }, kids: [{ no: 1 }], mate: { no: 5 } };
const b = { __typename: 'B', id: '2', kid: { no: 2, toy: null }, kids: [{ no: 2 }, null], mate: null };

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Object fields that a subgraph declares non-null for one member and nullable for the other, while the graph has them nullable.',
  subgraphs: {
    a: {
      sdl: `
        type Query { us: [U!]! fs: [Family!]! }
        union U = A | B
        interface Family { mate: K }
        type A implements Family @key(fields: "id") { id: ID! kid: K! @shareable kids: [K!]! @shareable mate: K! @shareable }
        type B implements Family @key(fields: "id") { id: ID! kid: K @shareable kids: [K] @shareable mate: K @shareable }
        type K @shareable { no: Int toy: Toy }
        type Toy @shareable { size: Int }`,
      fields: { Query: { us: [a, b], fs: [b, a] } },
      rows: { A: [a], B: [b] },
    },
    b: {
      sdl: `
        type A @key(fields: "id") { id: ID! kid: K @shareable kids: [K] @shareable mate: K @shareable }
        type B @key(fields: "id") { id: ID! kid: K @shareable kids: [K] @shareable mate: K @shareable }
        type K @shareable { no: Int toy: Toy }
        type Toy @shareable { size: Int }`,
      rows: { A: [a], B: [b] },
    },
  },
  monolith: { us: [a, b], fs: [b, a] },
};
