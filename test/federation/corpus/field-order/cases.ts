import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'at the root',
    operation: '{ second slow { id } first fast { id } __typename }',
    data: { second: 2, slow: { id: '1' }, first: 1, fast: { id: '1' }, __typename: 'Query' },
  },
  {
    name: 'inside an entity of both',
    operation: '{ slow { f2 s1 id f1 __typename s2 } fast { s2 f1 s1 } }',
    data: {
      slow: { f2: 12, s1: 1, id: '1', f1: 11, __typename: 'Item', s2: 2 },
      fast: { s2: 2, f1: 11, s1: 1 },
    },
  },
  {
    name: 'a field asked twice stands where it was asked first',
    operation: '{ slow { ...F f1 s1 } } fragment F on Item { s2 f1 ... { s1 } f2 }',
    data: { slow: { s2: 2, f1: 11, s1: 1, f2: 12 } },
  },
  {
    name: 'aliases that look like numbers of a list',
    operation: '{ _2: first _10: second _1: first slow { _1: s2 _0: f1 } }',
    data: { _2: 1, _10: 2, _1: 1, slow: { _1: 2, _0: 11 } },
  },
];
