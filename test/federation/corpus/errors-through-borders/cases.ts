import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'fields of implementations in lists of lists',
    operation: '{ g: grid { ... on Cup { v: volume } ... on Jar { w: volume m: maker { id } } } }',
    data: {
      g: [
        [{ v: 5 }, { w: null, m: null }],
        [null, { w: null, m: null }],
      ],
    },
    errors: [
      { message: 'leaks', path: ['g', 0, 1, 'w'] },
      { message: 'no maker', path: ['g', 0, 1, 'm'] },
    ],
  },
  {
    name: 'a field of an interface object',
    operation: '{ grid { points: score } }',
    data: {
      grid: [
        [{ points: 1 }, { points: null }],
        [null, { points: null }],
      ],
    },
    errors: [{ message: 'no score', path: ['grid', 0, 1, 'points'] }],
  },
  {
    name: 'an object that lost a non-null part is null for every subgraph',
    operation: '{ grid { ... on Jar { lid { color } volume } score } }',
    data: {
      grid: [
        [{ score: 1 }, { lid: { color: 'red' }, volume: null, score: null }],
        [null, null],
      ],
    },
    errors: [
      { message: 'leaks', path: ['grid', 0, 1, 'volume'] },
      { message: 'no score', path: ['grid', 0, 1, 'score'] },
      { message: 'no lid', path: ['grid', 1, 1, 'lid'] },
    ],
  },
  {
    name: 'two borders down: an error of the third subgraph',
    operation: '{ refs { ... on Cup { maker { name } } } }',
    data: { refs: [{ maker: { name: 'M' } }, { maker: null }] },
    errors: [{ message: 'no name', path: ['refs', 1, 'maker', 'name'] }],
  },
  {
    name: 'a null in a list of lists of a third subgraph',
    operation: '{ refs { ... on Cup { maker { tags } } } }',
    data: { refs: [{ maker: { tags: [['x'], null, null] } }, { maker: { tags: null } }] },
    errors: [{ message: 'no tag', path: ['refs', 0, 'maker', 'tags', 2, 0] }],
  },
  {
    name: 'one entity at two places, of which one may be null and the other takes its list and more',
    operation: '{ refs { id ... on Cup { volume } } owner { id things { ... on Cup { volume } } } }',
    data: { refs: null, owner: null },
    errors: [
      { message: 'no volume', path: ['refs', 1, 'volume'] },
      { message: 'no volume', path: ['owner', 'things', 0, 'volume'] },
    ],
  },
];
