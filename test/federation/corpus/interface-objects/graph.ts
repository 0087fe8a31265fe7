import type { CorpusGraph } from '../corpus-format.ts';

const nodes = [
  { __typename: 'Box', id: '1', kind: 'k1', size: 4 },
  { __typename: 'Bag', id: '2', kind: 'k2' },
];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Subgraphs add fields to every implementation of an interface without knowing one.',
  subgraphs: {
    a: {
      sdl: `
        type Query { node: Node nodes: [Node!]! box: Box }
        interface Node @key(fields: "id") { id: ID! kind: String }
        type Box implements Node @key(fields: "id") { id: ID! kind: String size: Int }
        type Bag implements Node @key(fields: "id") { id: ID! kind: String }`,
      fields: { Query: { node: nodes[0], nodes, box: nodes[0] } },
      rows: { Node: nodes, Box: nodes.slice(0, 1), Bag: nodes.slice(1) },
    },
    b: {
      sdl: `
        type Query { latest: Node ranked: [Node!]! }
        type Node @interfaceObject @key(fields: "id") { id: ID! rating: Int partner: Node kind: String @external praise: String @requires(fields: "kind") }`,
      fields: {
        Query: { latest: { id: '2', rating: 20, partner: { id: '1' } }, ranked: [{ id: '2' }, { id: '1' }] },
        Node: {
          rating: ({ id }: { readonly id: string }) => Number(id) * 10,
          partner: ({ id }: { readonly id: string }) => ({ id: id === '1' ? '2' : '1' }),
          praise: ({ kind }: { readonly kind: string }) => `best ${kind}`,
        },
      },
      rows: { Node: [{ id: '1' }, { id: '2' }] },
    },
    c: {
      sdl: 'type Node @interfaceObject @key(fields: "id") { id: ID! color: String! }',
      rows: {
        Node: [
          { id: '1', color: 'red' },
          { id: '2', color: 'blue' },
        ],
      },
    },
  },
  monolith: (() => {
    const box: Record<string, unknown> = { ...nodes[0], rating: 10, praise: 'best k1', color: 'red' };
    const bag: Record<string, unknown> = { ...nodes[1], rating: 20, praise: 'best k2', color: 'blue' };
    box['partner'] = bag;
    bag['partner'] = box;
    return { node: box, nodes: [box, bag], box, latest: bag, ranked: [bag, box] };
  })(),
};
