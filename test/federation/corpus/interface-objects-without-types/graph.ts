import type { CorpusGraph } from '../corpus-format.ts';

const thing = { __typename: 'Thing', id: '1', field: 'f' };

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'An interface object that cannot be looked up elsewhere: a type is asked for only when something selected depends on it, and then it is an error and null.',
  subgraphs: {
    a: {
      sdl: `
        type Query { a: Node }
        interface Node @key(fields: "id") { id: ID! field: String }
        type Thing implements Node @key(fields: "id") { id: ID! field: String @shareable }`,
      fields: { Query: { a: thing } },
    },
    b: {
      sdl: `
        type Query { b: Node bs: [Node!]! }
        type Node @interfaceObject @key(fields: "id", resolvable: false) { id: ID! field: String @shareable }`,
      fields: { Query: { b: { id: '1', field: 'f' }, bs: [{ id: '1', field: 'f' }] } },
    },
  },
};
