import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'provided fields cost no request',
    operation: '{ reviews { author { name address { city } } } }',
    data: { reviews: [{ author: { name: 'Ann', address: { city: 'Oslo' } } }] },
    requests: { reviews: 1 },
  },
  {
    name: 'the same field on a path without @provides is fetched from its owner',
    operation: '{ reviews { author { name } editor { name } } }',
    data: { reviews: [{ author: { name: 'Ann' }, editor: { name: 'Ben' } }] },
    requests: { reviews: 1, users: 1 },
  },
  {
    name: 'a sibling inside a provided object is not provided',
    operation: '{ reviews { author { address { city street } } } }',
    data: { reviews: [{ author: { address: { city: 'Oslo', street: 'First' } } }] },
    requests: { reviews: 1, users: 1 },
  },
  {
    name: 'a root field provides too',
    operation: '{ latest { author { name age } text } }',
    data: { latest: { author: { name: 'Ann', age: 30 }, text: 't1' } },
    requests: { reviews: 1, users: 1 },
  },
];
