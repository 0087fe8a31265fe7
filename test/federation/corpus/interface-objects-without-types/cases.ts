import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'nothing depends on the type',
    operation: '{ b { id field } }',
    data: { b: { id: '1', field: 'f' } },
    requests: { b: 1 },
  },
  {
    name: 'in a list, with aliases and a fragment on the interface',
    operation: '{ bs { x: id ... on Node { y: field } } b { field } }',
    data: { bs: [{ x: '1', y: 'f' }], b: { field: 'f' } },
    requests: { b: 1 },
  },
  {
    name: 'where the type is known it is in the answer',
    operation: '{ a { __typename id field ... on Thing { x: field } } }',
    data: { a: { __typename: 'Thing', id: '1', field: 'f', x: 'f' } },
    requests: { a: 1 },
  },
];
