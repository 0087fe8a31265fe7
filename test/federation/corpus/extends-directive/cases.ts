import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'every way to extend adds its field',
    operation: '{ item { third second first name } }',
    data: { item: { third: 'third', second: 'second', first: 'first n', name: 'n' } },
    requests: { core: 1, first: 1, second: 1, third: 1 },
  },
  {
    name: 'an extended root type is entered like any other',
    operation: '{ first { first second } }',
    data: { first: { first: 'first n', second: 'second' } },
    requests: { core: 1, first: 2, second: 1 },
  },
];
