import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a mentioned entity is resolved by its owner, and by others from there',
    operation: '{ orders { id buyer { points name } } }',
    data: {
      orders: [
        { id: 'o1', buyer: { points: 7, name: 'Ann' } },
        { id: 'o2', buyer: { points: null, name: null } },
        { id: 'o3', buyer: null },
      ],
    },
    requests: { orders: 1, users: 1, points: 1 },
  },
  {
    name: 'the key itself is an answer',
    operation: '{ orders { buyer { email __typename } } }',
    data: {
      orders: [
        { buyer: { email: 'a@x', __typename: 'User' } },
        { buyer: { email: 'unknown@x', __typename: 'User' } },
        { buyer: null },
      ],
    },
    requests: { orders: 1 },
  },
];
