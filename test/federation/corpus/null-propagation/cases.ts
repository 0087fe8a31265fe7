import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'an error in a nullable field stays there; its path has the client’s aliases',
    operation: '{ s: shop { n: note id } }',
    data: { s: { n: null, id: '1' } },
    errors: [{ message: 'no note', path: ['s', 'n'] }],
  },
  {
    name: 'a field that may not be null takes its entity, which another subgraph returned',
    operation: '{ it: maybe { id title: name } }',
    data: { it: null },
    errors: [{ message: 'no name', path: ['it', 'title'] }],
  },
  {
    name: 'an item of a list of non-null items takes the list',
    operation: '{ list { id title: name } }',
    data: { list: null },
    errors: [{ message: 'no name', path: ['list', 1, 'title'] }],
  },
  {
    name: 'an item that may be null goes alone',
    operation: '{ loose { id title: name } }',
    data: { loose: [{ id: '1', title: 'n1' }, null] },
    errors: [{ message: 'no name', path: ['loose', 1, 'title'] }],
  },
  {
    name: 'up to the root: data is null',
    operation: '{ all { name } loose { id } }',
    data: null,
    errors: [{ message: 'no name', path: ['all', 0, 'name'] }],
  },
  {
    name: 'a root field that may not be null',
    operation: '{ m: must shop { id } }',
    data: null,
    errors: [{ message: 'Cannot return null for non-nullable field Query.must.', path: ['m'] }],
  },
  {
    name: 'inside a value of an entity the nearest nullable field takes it',
    operation: '{ shop { id owner { name } rooms { size } } }',
    data: { shop: { id: '1', owner: null, rooms: null } },
    errors: [
      { message: 'Cannot return null for non-nullable field Owner.name.', path: ['shop', 'owner', 'name'] },
      { message: 'Cannot return null for non-nullable field Room.size.', path: ['shop', 'rooms', 1, 'size'] },
    ],
  },
  {
    name: 'lists of lists: the path has both indices',
    operation: '{ loose { shelf } }',
    data: { loose: [{ shelf: [[1, 2], [3]] }, { shelf: null }] },
    errors: [
      { message: 'Cannot return null for non-nullable field Shop.shelf.', path: ['loose', 1, 'shelf', 1, 0] },
    ],
  },
  {
    name: 'one entity at several places: an error at each',
    operation: '{ maybe { name } shop { parent { name } name } loose { id } }',
    data: { maybe: null, shop: { parent: null, name: 'n1' }, loose: [{ id: '1' }, { id: '2' }] },
    errors: [
      { message: 'no name', path: ['maybe', 'name'] },
      { message: 'no name', path: ['shop', 'parent', 'name'] },
    ],
  },
];
