import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'of one implementation',
    operation: '{ animals { ... on Dog { stars } } }',
    data: { animals: [{}, { stars: 3 }] },
  },
  {
    name: 'of every implementation, in fragments',
    operation: '{ animals { ... on Dog { stars } ... on Cat { stars } } }',
    data: { animals: [{ stars: 3 }, { stars: 3 }] },
  },
  {
    name: 'of the interface',
    operation: '{ animals { stars } }',
    data: { animals: [{ stars: 3 }, { stars: 3 }] },
    requests: { catalog: 1, rank: 1 },
  },
  {
    name: 'of one, and of the other a field of the third subgraph',
    operation: '{ animals { ... on Dog { stars name } ... on Cat { fur } } }',
    data: { animals: [{ fur: 1 }, { stars: 3, name: 'Rex' }] },
  },
  {
    name: 'under a condition, beside the requirement under an alias of the client',
    operation:
      'query ($d: Boolean!) { animals { ... on Cat { stars @include(if: $d) name: fur } ... on Dog { stars @skip(if: $d) x: name } } }',
    variables: { d: true },
    data: { animals: [{ stars: 3, name: 1 }, { x: 'Rex' }] },
  },
];
