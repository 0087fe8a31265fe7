import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'A subgraph adds fields to all implementations without knowing them.',
  subgraphs: {
    a: {
      sdl: `type Query { node: Node nodes: [Node] } interface Node @key(fields: "id") { id: ID! kind: String } type Box implements Node @key(fields: "id") { id: ID! kind: String size: Int } type Bag implements Node @key(fields: "id") { id: ID! kind: String }`,
      resolvers: {
        Query: {
          node: () => ({ __typename: 'Box', id: '1', kind: 'k', size: 4 }),
          nodes: () => [
            { __typename: 'Box', id: '1', kind: 'k', size: 4 },
            { __typename: 'Bag', id: '2', kind: 'k' },
          ],
        },
        Node: {
          __resolveReference: ({ id }: { id: string }) => ({
            __typename: id === '1' ? 'Box' : 'Bag',
            id,
            kind: 'k',
            size: 4,
          }),
          __resolveType: (node: { __typename: string }) => node.__typename,
        },
        Box: { __resolveReference: ({ id }: { id: string }) => ({ id, kind: 'k', size: 4 }) },
        Bag: { __resolveReference: ({ id }: { id: string }) => ({ id, kind: 'k' }) },
      },
    },
    b: {
      sdl: `type Query { latest: Node } type Node @interfaceObject @key(fields: "id") { id: ID! rating: Int }`,
      resolvers: {
        Query: { latest: () => ({ id: '2', rating: 20 }) },
        Node: { __resolveReference: ({ id }: { id: string }) => ({ id, rating: Number(id) * 10 }) },
      },
    },
  },
  operations: [
    {
      query: `{ nodes { __typename rating } }`,
      data: {
        nodes: [
          { __typename: 'Box', rating: 10 },
          { __typename: 'Bag', rating: 20 },
        ],
      },
    },
    {
      query: `{ node { rating ... on Box { size rating } } }`,
      data: { node: { rating: 10, size: 4 } },
    },
    {
      query: `{ latest { id rating } }`,
      data: { latest: { id: '2', rating: 20 } },
    },
    {
      query: `{ latest { __typename kind rating ... on Bag { id } } }`,
      data: { latest: { __typename: 'Bag', kind: 'k', rating: 20, id: '2' } },
    },
  ],
};
