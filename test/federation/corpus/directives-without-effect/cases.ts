import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'data of both subgraphs',
    operation: '{ items { price name } }',
    data: {
      items: [
        { price: 1, name: 'one' },
        { price: 2, name: 'two' },
      ],
    },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'an argument a cost depends on',
    operation: 'query ($n: Int) { items(first: $n) { id name } }',
    variables: { n: 1 },
    data: { items: [{ id: '1', name: 'one' }] },
  },
];
