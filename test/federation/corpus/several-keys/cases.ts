import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a key the next subgraph does not know is translated on the way',
    operation: '{ articles { sku stars print } }',
    data: {
      articles: [
        { sku: 's1', stars: 3, print: '|e1|' },
        { sku: 's2', stars: 5, print: '|e2|' },
      ],
    },
    requests: { shop: 1, registry: 1, reviews: 1, labels: 1 },
  },
  {
    name: 'the other way round: from the id to what is known by sku',
    operation: '{ best { stars print ean { code } } }',
    data: { best: { stars: 5, print: '|e2|', ean: { code: 'e2' } } },
    requests: { reviews: 1, registry: 1, labels: 1 },
  },
  {
    name: 'a key field of another subgraph is fetched like any field',
    operation: '{ articles { id ean { __typename } } }',
    data: {
      articles: [
        { id: '1', ean: { __typename: 'Ean' } },
        { id: '2', ean: { __typename: 'Ean' } },
      ],
    },
    requests: { shop: 1, registry: 1 },
  },
];
