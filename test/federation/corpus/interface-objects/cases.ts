import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'added fields of two subgraphs on every implementation',
    operation: '{ nodes { __typename rating color } }',
    data: {
      nodes: [
        { __typename: 'Box', rating: 10, color: 'red' },
        { __typename: 'Bag', rating: 20, color: 'blue' },
      ],
    },
    requests: { a: 1, b: 1, c: 1 },
  },
  {
    name: 'they are fields of the implementing type too',
    operation: '{ box { rating size } node { ... on Box { size rating } ... on Bag { color } } }',
    data: { box: { rating: 10, size: 4 }, node: { size: 4, rating: 10 } },
  },
  {
    name: 'fields of the interface object, entered through its own subgraph',
    operation: '{ latest { id rating } }',
    data: { latest: { id: '2', rating: 20 } },
  },
  {
    name: 'the true type is asked from the subgraph that knows it',
    operation: '{ latest { __typename rating } }',
    data: { latest: { __typename: 'Bag', rating: 20 } },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'fragments on implementations below an interface object',
    operation: '{ ranked { rating ... on Box { size } ... on Bag { id kind } } }',
    data: {
      ranked: [
        { rating: 20, id: '2', kind: 'k2' },
        { rating: 10, size: 4 },
      ],
    },
  },
  {
    name: 'from interface object to interface object and out of it',
    operation: '{ node { partner { partner { kind color } t: __typename } } }',
    data: { node: { partner: { partner: { kind: 'k1', color: 'red' }, t: 'Bag' } } },
  },
  {
    name: 'a requirement of an interface object is met by the implementations',
    operation: '{ nodes { praise } latest { praise ... on Bag { rating } } }',
    data: {
      nodes: [{ praise: 'best k1' }, { praise: 'best k2' }],
      latest: { praise: 'best k2', rating: 20 },
    },
  },
];
