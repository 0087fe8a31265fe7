import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'the owner is asked for an external field, even where the other subgraph could answer it',
    operation: '{ seen { name } }',
    data: { seen: { name: 'true name' } },
    requests: { viewer: 1, owner: 1 },
  },
  {
    name: 'unless it is provided on the way',
    operation: '{ named { name } }',
    data: { named: { name: 'provided name' } },
    requests: { viewer: 1 },
  },
  {
    name: 'a type that is external as a whole serves as input',
    operation: '{ box { distance } seen { distance spot { y } } }',
    data: { box: { distance: 3 }, seen: { distance: 3, spot: { y: 2 } } },
  },
];
