import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'the reference alone is an answer',
    operation: '{ top { id } }',
    data: { top: { id: '1' } },
  },
  {
    name: 'it leads to the interface’s owner for everything else',
    operation: '{ top { title ... on Song { seconds } } }',
    data: { top: { title: 'S', seconds: 9 } },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'and for the type',
    operation: '{ top { __typename } medias { __typename } }',
    data: { top: { __typename: 'Song' }, medias: [{ __typename: 'Song' }, { __typename: 'Film' }] },
  },
];
