import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'the required field alone',
    operation: '{ user { orders { label } } }',
    data: { user: { orders: [{ label: 'label s1' }, { label: 'label s2' }] } },
    requests: { users: 1, orders: 1, labels: 1 },
  },
  {
    name: 'beside a field without a requirement',
    operation: '{ user { orders { code label } } }',
    data: {
      user: {
        orders: [
          { code: 'c1', label: 'label s1' },
          { code: 'c2', label: 'label s2' },
        ],
      },
    },
    requests: { users: 1, orders: 1, labels: 1 },
  },
  {
    name: 'beside everything else',
    operation: '{ user { name orders { sku id label x: label } } }',
    data: {
      user: {
        name: 'Ann',
        orders: [
          { sku: 's1', id: '1', label: 'label s1', x: 'label s1' },
          { sku: 's2', id: '2', label: 'label s2', x: 'label s2' },
        ],
      },
    },
    requests: { users: 1, orders: 1, labels: 1 },
  },
];
