import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a fragment with members of both, on fields of both',
    operation:
      '{ a { ...M } b { ...M } } fragment M on Media { __typename ... on Book { title } ... on Song { name } ... on Film { name } }',
    data: {
      a: [
        { __typename: 'Book', title: 'T1' },
        { __typename: 'Song', name: 's' },
      ],
      b: [
        { __typename: 'Film', name: 'f' },
        { __typename: 'Book', title: 'T1' },
      ],
    },
  },
  {
    name: 'a member the subgraph has never heard of is not asked for there',
    operation: '{ a { ... on Film { name } } shared { ... on Song { name } ... on Film { length } } }',
    data: { a: [{}, {}], shared: [null, { length: 90 }] },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'an interface field that one subgraph’s interface lacks',
    operation: '{ named { name length } one { length __typename } }',
    data: {
      named: [
        { name: 'n1', length: 300 },
        { name: 's', length: 3 },
      ],
      one: { length: 3, __typename: 'Song' },
    },
  },
  {
    name: 'fragments of an interface on a union and of a union’s member inside it',
    operation:
      '{ a { ... on Named { name ... on Book { title } } } b { ... on Named { ... on Media { ... on Film { id } } length } } }',
    data: {
      a: [{ name: 'n1', title: 'T1' }, { name: 's' }],
      b: [{ id: '3', length: 90 }, { length: 300 }],
    },
  },
  {
    name: 'one response key, another field per type',
    operation: '{ a { ... on Book { x: title } ... on Song { x: name } } }',
    data: { a: [{ x: 'T1' }, { x: 's' }] },
  },
];
