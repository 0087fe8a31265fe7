import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'what another subgraph answers, below the result of a mutation',
    operation: 'mutation { bump { query { b } } }',
    data: { bump: { query: { b: 2 } } },
    calls: ['bump'],
  },
  {
    name: 'the same below a query',
    operation: '{ self { b } }',
    data: { self: { b: 2 } },
  },
  {
    name: 'of its own subgraph and of others, several levels deep',
    operation: '{ self { a self { b a self { books { title pages } } } } a }',
    data: { self: { a: 1, self: { b: 2, a: 1, self: { books: [{ title: 'T', pages: 9 }] } } }, a: 1 },
  },
  {
    name: 'in a list, and null',
    operation: '{ wrapped { id query { b book { pages } } } }',
    data: {
      wrapped: [
        { id: '1', query: { b: 2, book: { pages: 9 } } },
        { id: '2', query: null },
      ],
    },
  },
  {
    name: 'a mutation of another subgraph comes after it',
    operation:
      'mutation { bump { id query { b __typename } } other again: bump { query { books { title } } } }',
    data: {
      bump: { id: '1', query: { b: 2, __typename: 'Query' } },
      other: 3,
      again: { query: { books: [{ title: 'T' }] } },
    },
    calls: ['bump', 'other', 'bump'],
  },
];
