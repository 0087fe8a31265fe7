import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a fragment that is left out takes no call with it',
    operation:
      'mutation ($on: Boolean!) { ...F @include(if: $on) sell { r } } fragment F on Mutation { hire { f } sell { y: x } }',
    variables: { on: false },
    data: { sell: { r: 8 } },
    calls: ['sell'],
  },
  {
    name: 'the same fragment after the field',
    operation:
      'mutation ($on: Boolean!) { sell { r } ...F @include(if: $on) } fragment F on Mutation { sell { y: x } hire { f } }',
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
    name: 'everything is left out',
    operation:
      'mutation ($on: Boolean!) { hire @include(if: $on) { id } ... @include(if: $on) { sell { r x } } }',
    variables: { on: false },
    data: {},
    calls: [],
  },
];
