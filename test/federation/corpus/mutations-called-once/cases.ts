import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a field that two selections share, one of them under a condition, is called once and first',
    operation: 'mutation ($on: Boolean!) { bump @include(if: $on) { extra } first bump { size } }',
    variables: { on: true },
    data: { bump: { extra: 'more', size: 2 }, first: 1 },
    calls: ['bump', 'first'],
  },
  {
    name: 'the same without the condition met: the second occurrence decides the order',
    operation: 'mutation ($on: Boolean!) { bump @include(if: $on) { extra } first bump { size } }',
    variables: { on: false },
    data: { first: 1, bump: { size: 2 } },
    calls: ['first', 'bump'],
  },
  {
    name: 'a fragment that is left out takes no call with it',
    operation:
      'mutation ($on: Boolean!) { ...F @include(if: $on) sell { r } } fragment F on Mutation { hire { f } sell { y: x } }',
    variables: { on: false },
    data: { sell: { r: 8 } },
    calls: ['sell'],
  },
  {
    name: 'the same fragment when it is there',
    operation:
      'mutation ($on: Boolean!) { ...F @include(if: $on) sell { r } } fragment F on Mutation { hire { f } sell { y: x } }',
    variables: { on: true },
    data: { hire: [{ f: 3 }], sell: { y: 80, r: 8 } },
    calls: ['hire', 'sell'],
  },
  {
    name: 'a fragment under a condition brings the order of its own fields',
    operation:
      'mutation ($on: Boolean!) { ...F @include(if: $on) bump { size } } fragment F on Mutation { first bump { id } }',
    variables: { on: true },
    data: { first: 1, bump: { id: '1', size: 2 } },
    calls: ['first', 'bump'],
  },
  {
    name: 'a shareable mutation is called in one subgraph, the rest is read by key',
    operation: 'mutation { touch { pages rating title } }',
    data: { touch: { pages: 7, rating: 5, title: 'T' } },
    calls: ['touch'],
    requests: { alpha: 1, beta: 1 },
  },
  {
    name: 'the same under two response names is two calls, in order with others',
    operation: 'mutation { x: touch { pages rating } bump { id } y: touch { rating title } }',
    data: { x: { pages: 7, rating: 5 }, bump: { id: '1' }, y: { rating: 5, title: 'T' } },
    calls: ['touch', 'bump', 'touch'],
  },
  {
    name: 'opposite conditions on one field are one call',
    operation:
      'mutation ($on: Boolean!) { touch @include(if: $on) { pages } first touch @skip(if: $on) { rating } }',
    variables: { on: false },
    data: { first: 1, touch: { rating: 5 } },
    calls: ['first', 'touch'],
  },
];
