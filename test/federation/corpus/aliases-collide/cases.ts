import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'the key’s name for a field of either side',
    operation: '{ user { id: name name: age } best: user { id: age age: id } }',
    data: { user: { id: 'Ann', name: 30 }, best: { id: 30, age: '1' } },
    referenceDiffers: 'an alias that is named like a key field gets the key',
  },
  {
    name: 'the name of a required field',
    operation: '{ user { name: nick nick: name } }',
    data: { user: { name: 'An', nick: 'Ann' } },
  },
  {
    name: 'one entity under several names, its fields under crossed ones',
    operation:
      '{ a: user { twin: best { id: age age: id } best: twin { age: name name: age } } b: find(name: "Ben") { x: tags y: tags(n: 2) tags(n: 0) } }',
    data: {
      a: { twin: { id: 40, age: '2' }, best: { age: 'Ben', name: 40 } },
      b: { x: ['t2'], y: ['t2', 't2'], tags: [] },
    },
  },
  {
    name: 'names of the protocol',
    operation:
      '{ _entities: user { _service: age representations: id _0: nick } _e0: user { r0: age __typenam: name } }',
    data: { _entities: { _service: 30, representations: '1', _0: 'An' }, _e0: { r0: 30, __typenam: 'Ann' } },
  },
  {
    name: 'the root fields swap their names',
    operation: 'query ($n: String) { user: find(name: $n) { age } find: user { best { nick } } }',
    variables: { n: 'Ben' },
    data: { user: { age: 40 }, find: { best: { nick: 'Be' } } },
  },
];
