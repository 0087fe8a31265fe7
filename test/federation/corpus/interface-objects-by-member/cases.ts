import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'the same field in a fragment on each implementation',
    operation: '{ top { ... on Box { rating } ... on Bag { rating } } }',
    data: { top: [{ rating: 20 }, { rating: 10 }] },
  },
  {
    name: 'of one implementation a field that requires another',
    operation: '{ top { ... on Box { rating } ... on Bag { praise } } }',
    data: { top: [{ praise: 'k2' }, { rating: 10 }] },
  },
  {
    name: 'under equal names',
    operation:
      '{ top { ... on Box { x: praise } ... on Bag { x: kind } } nodes { ... on Bag { x: praise } } }',
    data: { top: [{ x: 'k2' }, { x: 'k1' }], nodes: [{}, { x: 'k2' }] },
  },
  {
    name: 'one implementation alone',
    operation: '{ top { ... on Bag { rating } } nodes { ... on Box { rating praise } } }',
    data: { top: [{ rating: 20 }, {}], nodes: [{ rating: 10, praise: 'k1' }, {}] },
  },
  {
    name: 'a field that requires another, under a condition on a fragment without a type',
    operation: 'query ($d: Boolean!) { nodes { ... on Box { ... @include(if: $d) { praise } } } }',
    variables: { d: true },
    data: { nodes: [{ praise: 'k1' }, {}] },
  },
  {
    name: 'the same with the condition not met',
    operation: 'query ($d: Boolean!) { nodes { ... on Box { ... @include(if: $d) { praise } } } }',
    variables: { d: false },
    data: { nodes: [{}, {}] },
  },
];
