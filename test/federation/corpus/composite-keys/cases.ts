import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'entities differ when any part of the key differs',
    operation: '{ places { capacity label } }',
    data: {
      places: [
        { capacity: 10, label: 'N-1-1' },
        { capacity: 20, label: 'N-1-2' },
        { capacity: 30, label: 'S-1-1' },
      ],
    },
    requests: { stock: 1, labels: 1 },
  },
  {
    name: 'an object inside the key is an entity of its own',
    operation: '{ places { label warehouse { city code } } }',
    data: {
      places: [
        { label: 'N-1-1', warehouse: { city: 'Oslo', code: 'N' } },
        { label: 'N-1-2', warehouse: { city: 'Oslo', code: 'N' } },
        { label: 'S-1-1', warehouse: { city: 'Rome', code: 'S' } },
      ],
    },
  },
  {
    name: 'key fields the client did not ask for stay out of the answer',
    operation: 'query ($row: Int!) { place(row: $row) { label } }',
    variables: { row: 1 },
    data: { place: { label: 'N-1-2' } },
    requests: { stock: 1, labels: 1 },
  },
  {
    name: 'no entity, no second request',
    operation: '{ place(row: 9) { label warehouse { city } } }',
    data: { place: null },
    requests: { stock: 1 },
  },
];
