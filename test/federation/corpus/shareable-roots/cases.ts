import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'what is provided through an interface counts',
    operation: '{ media { id title ... on Book { rating } ... on Disc { rating } } }',
    data: {
      media: [
        { id: '1', title: 'T1', rating: 5 },
        { id: '2', title: 'T2', rating: 4 },
      ],
    },
    requests: { b: 1 },
  },
  {
    name: 'fields of the members decide otherwise',
    operation: '{ media { title ... on Book { pages } ... on Disc { tracks } } }',
    data: {
      media: [
        { title: 'T1', pages: 1 },
        { title: 'T2', tracks: 2 },
      ],
    },
    requests: { a: 1 },
  },
  {
    name: 'the one that has all of an entity',
    operation: '{ book { title rating } }',
    data: { book: { title: 'T1', rating: 5 } },
    requests: { c: 1 },
  },
  {
    name: 'values of which each has a part are asked of both, in one wave',
    operation: '{ total { sum count mean } }',
    data: { total: { sum: 9, count: 2, mean: 4.5 } },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'one request answers several root fields',
    operation: '{ total { mean } media { title } book { title } }',
    data: { total: { mean: 4.5 }, media: [{ title: 'T1' }, { title: 'T2' }], book: { title: 'T1' } },
    requests: { b: 1 },
  },
];
