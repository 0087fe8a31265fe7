import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'fields with and without tags',
    operation: '{ shop { id name stock } }',
    data: { shop: { id: '1', name: 'n', stock: 3 } },
    requests: { a: 1, b: 1 },
  },
];
