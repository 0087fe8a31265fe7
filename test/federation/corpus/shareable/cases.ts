import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'each answers its part without asking the other',
    operation: '{ a { name money { amount } } b { name money { rate } } }',
    data: { a: { name: 'n', money: { amount: 1 } }, b: { name: 'n', money: { rate: 0.5 } } },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'a value type of which one subgraph knows more is completed from there',
    operation: '{ a { money { currency rate amount } } }',
    data: { a: { money: { currency: 'NOK', rate: 0.5, amount: 1 } } },
  },
  {
    name: 'a root field of both goes to the one that can answer all of it',
    operation: '{ common { name onlyB } }',
    data: { common: { name: 'n', onlyB: 2 } },
    requests: { b: 1 },
  },
  {
    name: 'what no single one can answer is put together',
    operation: '{ common { onlyB onlyA name } }',
    data: { common: { onlyB: 2, onlyA: 1, name: 'n' } },
  },
];
