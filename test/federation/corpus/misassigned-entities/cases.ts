import type { CorpusCase } from '../corpus-format.ts';

const message = 'Subgraph b did not answer with the entities it was asked for.';
const code = 'SUBGRAPH_INVALID_RESPONSE';
const nameless = {
  items: [
    { id: '1', name: null },
    { id: '2', name: null },
  ],
};

/** The second request answers `entities`, which is the text of a JSON value. */
function whenEntitiesAre(entities: string): Pick<CorpusCase, 'operation' | 'answers' | 'data' | 'errors'> {
  return {
    operation: '{ items { id name } }',
    answers: {
      a: [
        {
          body: {
            data: {
              items: [
                { __typename: 'Item', id: '1' },
                { __typename: 'Item', id: '2' },
              ],
            },
          },
        },
      ],
      b: [{ body: `{"data":{"_entities":${entities}}}` }],
    },
    data: nameless,
    errors: [{ message, path: ['items'], code }],
  };
}

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  { name: 'a list too short', ...whenEntitiesAre('[{"name":"one"}]') },
  { name: 'a list too long', ...whenEntitiesAre('[{"name":"one"},{"name":"two"},{"name":"three"}]') },
  {
    name: 'an object with indices',
    ...whenEntitiesAre('{"0":{"name":"one"},"1":{"name":"two"},"length":2}'),
  },
  { name: 'null without an error', ...whenEntitiesAre('null') },
  {
    name: 'a list of lists is not accepted as a list of entities',
    ...whenEntitiesAre('[["one"],["two"]]'),
  },
  {
    name: 'null for one of them leaves the other',
    ...whenEntitiesAre('[null,{"name":"two"}]'),
    data: {
      items: [
        { id: '1', name: null },
        { id: '2', name: 'two' },
      ],
    },
    errors: [],
  },
  {
    name: 'an entity of another type has none of the fields',
    operation: '{ pets { ... on Cat { lives } ... on Dog { tricks } } }',
    answers: {
      a: [
        {
          body: {
            data: {
              pets: [
                { __typename: 'Cat', id: 'c' },
                { __typename: 'Dog', id: 'd' },
              ],
            },
          },
        },
      ],
      b: [{ body: { data: { _entities: [{ tricks: 1 }, { tricks: 3 }] } } }],
    },
    data: { pets: [{ lives: null }, { tricks: 3 }] },
  },
  {
    name: 'an object of an unknown type is null, and no entity is requested for it',
    operation: '{ pets { __typename ... on Cat { lives } } }',
    answers: {
      a: [
        {
          body: {
            data: { pets: [{ __typename: 'Fox', id: 'c' }, { __typename: 'Cat', id: 'c' }, { id: 'x' }] },
          },
        },
      ],
      b: [{ body: { data: { _entities: [{ lives: 9 }] } } }],
    },
    data: { pets: [null, { __typename: 'Cat', lives: 9 }, null] },
    errors: [
      { message: 'A subgraph returned an invalid value for field Query.pets.', path: ['pets', 0] },
      { message: 'A subgraph returned an invalid value for field Query.pets.', path: ['pets', 2] },
    ],
    requests: { a: 1, b: 1 },
  },
];
