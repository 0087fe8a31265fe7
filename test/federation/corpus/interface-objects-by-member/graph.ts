import type { CorpusGraph } from '../corpus-format.ts';

const rows = [
  { __typename: 'Box', id: '1', kind: 'k1' },
  { __typename: 'Bag', id: '2', kind: 'k2' },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Fields of an interface object that are asked in fragments on implementations, of each something else.',
  subgraphs: {
    a: {
      sdl: `
        type Query { nodes: [Node!]! }
        interface Node @key(fields: "id") { id: ID! kind: String }
        type Box implements Node @key(fields: "id") { id: ID! kind: String }
        type Bag implements Node @key(fields: "id") { id: ID! kind: String }`,
      fields: { Query: { nodes: rows } },
      rows: { Node: rows, Box: rows.slice(0, 1), Bag: rows.slice(1) },
    },
    b: {
      sdl: `
        type Query { top: [Node!]! }
        type Node @interfaceObject @key(fields: "id") { id: ID! rating: Int kind: String @external praise: String @requires(fields: "kind") }`,
      fields: {
        Query: { top: [{ id: '2' }, { id: '1' }] },
        Node: {
          rating: ({ id }: { readonly id: string }) => Number(id) * 10,
          praise: ({ kind }: { readonly kind?: string }) => String(kind),
        },
      },
      rows: { Node: [{ id: '1' }, { id: '2' }] },
    },
  },
  monolith: (() => {
    const [box, bag] = rows.map((row) => ({ ...row, rating: Number(row.id) * 10, praise: row.kind }));
    return { nodes: [box, bag], top: [bag, box] };
  })(),
};
