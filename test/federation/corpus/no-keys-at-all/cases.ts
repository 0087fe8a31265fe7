import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'an object without key',
    operation: '{ lonely { id size } }',
    data: { lonely: { id: null, size: null } },
    requests: { a: 1 },
  },
  {
    name: 'lists that are empty, null, or full of nulls',
    operation: '{ empty { size } nothing { size } nested { size } }',
    data: { empty: [], nothing: null, nested: [[null], [], null, [{ size: null }]] },
    requests: { a: 1 },
  },
];
