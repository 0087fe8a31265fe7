import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'an extended type is one type',
    operation: '{ me { name reviews { text } points } }',
    data: { me: { name: 'Ann', reviews: [{ text: 'by 1' }], points: 10 } },
    requests: { accounts: 1, reviews: 1, bonus: 1 },
  },
  {
    name: '@provides of an external field costs no request',
    operation: '{ topReview { text author { name } } }',
    data: { topReview: { text: 'good', author: { name: 'Ben' } } },
    requests: { reviews: 1 },
  },
  {
    name: '@requires through a value type that both define',
    operation: '{ users { tax } topReview { author { tax points } } }',
    data: {
      users: [{ tax: 'tax NO' }, { tax: 'tax none' }],
      topReview: { author: { tax: 'tax none', points: 20 } },
    },
  },
];
