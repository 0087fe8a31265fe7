import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'fragments in fragments across subgraphs',
    operation:
      '{ users { ...A } } fragment A on User { name ...B } fragment B on User { age boss { ...C } } fragment C on User { id age }',
    data: {
      users: [
        { name: 'Ann', age: 30, boss: { id: '2', age: 40 } },
        { name: 'Ben', age: 40, boss: null },
      ],
    },
  },
  {
    name: 'one field from several fragments, its selections merged in order of first appearance',
    operation:
      '{ users { boss { name } ...A ... on User { boss { id } age } } } fragment A on User { pets(first: 1) { name } boss { age } }',
    data: {
      users: [
        { boss: { name: 'Ben', age: 40, id: '2' }, pets: [{ name: 'Rex1' }], age: 30 },
        { boss: null, pets: [{ name: 'Rex2' }], age: 40 },
      ],
    },
  },
  {
    name: 'the same fragment at several places, with variables',
    operation:
      'query ($n: Int, $id: ID!) { one: user(id: $id) { ...P } two: user(id: "2") { ...P boss { ...P } } } fragment P on User { pets(first: $n) { name owner { name } } }',
    variables: { n: 1, id: '1' },
    data: {
      one: { pets: [{ name: 'Rex1', owner: { name: 'Ann' } }] },
      two: { pets: [{ name: 'Rex2', owner: { name: 'Ben' } }], boss: null },
    },
  },
  {
    name: 'a fragment on an interface, used on the type, and one on the type inside the interface',
    operation:
      '{ node { ...N ... on User { ...U } } users { ...N } } fragment N on Node { id age } fragment U on User { name pets { name } }',
    data: {
      node: { id: '1', age: 30, name: 'Ann', pets: [{ name: 'Rex1' }, { name: 'Tom1' }] },
      users: [
        { id: '1', age: 30 },
        { id: '2', age: 40 },
      ],
    },
  },
  {
    name: 'fragments named like inherited properties',
    operation:
      '{ users { ...constructor ...__proto__ } } fragment constructor on User { name } fragment __proto__ on User { age }',
    data: {
      users: [
        { name: 'Ann', age: 30 },
        { name: 'Ben', age: 40 },
      ],
    },
  },
];
