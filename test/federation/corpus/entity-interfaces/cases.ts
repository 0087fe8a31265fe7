import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'from the interface object to fields of the types, in a third subgraph by other keys',
    operation: '{ winner { name prize ... on Dog { tricks chip } ... on Cat { chip } } }',
    data: { winner: { name: 'Rex', prize: 'gold', tricks: 3, chip: 'd2' } },
  },
  {
    name: 'lists of lists of them, with nulls and an unknown one',
    operation: '{ shows { pets { __typename name ... on Cat { chip lives } } } }',
    data: {
      shows: [
        { pets: [[{ __typename: 'Cat', name: 'Tom', chip: 'c1', lives: 9 }, null], [null]] },
        { pets: null },
      ],
    },
    errors: [
      {
        message: 'A subgraph returned an invalid value for field Show.pets.',
        path: ['shows', 0, 'pets', 1, 0],
      },
    ],
  },
  {
    name: 'types that take different ways to one subgraph',
    operation:
      '{ pets { ... on Cat { chip } ... on Dog { chip } friend { prize ... on Dog { chip } } } cat { prize friend { id prize } } }',
    data: {
      pets: [
        { chip: 'c1', friend: { prize: 'gold', chip: 'd2' } },
        { chip: 'd2', friend: null },
      ],
      cat: { prize: 'silver', friend: { id: '2', prize: 'gold' } },
    },
  },
  {
    name: 'an answer of a type that does not implement the interface is refused',
    operation: '{ winner { name } }',
    answers: { pets: [{ body: { data: { _entities: [{ __typename: 'Show', name: 'forged' }] } } }] },
    data: { winner: null },
    errors: [
      { message: 'Subgraph pets did not answer with the entities it was asked for.', path: ['winner'] },
    ],
  },
];
