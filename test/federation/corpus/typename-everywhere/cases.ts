import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'of the query alone, without a request to any subgraph',
    operation: '{ __typename q: __typename }',
    data: { __typename: 'Query', q: 'Query' },
    requests: {},
  },
  {
    name: 'of the root between data, in order',
    operation: '{ a: __typename user { id } __typename pet { __typename } z: __typename }',
    data: { a: 'Query', user: { id: '1' }, __typename: 'Query', pet: { __typename: 'Dog' }, z: 'Query' },
  },
  {
    name: 'of the mutation',
    operation: 'mutation { __typename touch { t: __typename home { __typename } } }',
    data: { __typename: 'Mutation', touch: { t: 'User', home: { __typename: 'Home' } } },
  },
  {
    name: 'of an entity asked for nothing else',
    operation: '{ user { __typename } }',
    data: { user: { __typename: 'User' } },
    requests: { a: 1 },
  },
  {
    name: 'aliased as another field, and another field aliased as it',
    operation:
      '{ user { id: __typename name: id home { city: __typename t: city } } pet { __typename: name type: __typename } }',
    data: {
      user: { id: 'User', name: '1', home: { city: 'Home', t: 'Oslo' } },
      pet: { __typename: 'Rex', type: 'Dog' },
    },
    referenceDiffers: 'an alias named `__typename` is taken for the type of the object',
  },
  {
    name: 'of members of a union behind an entity',
    operation:
      '{ user { friends { __typename ... on User { k: __typename id } ... on Ghost { age k: __typename } } } }',
    data: {
      user: {
        friends: [
          { __typename: 'Ghost', age: 900, k: 'Ghost' },
          { __typename: 'User', k: 'User', id: '1' },
        ],
      },
    },
  },
  {
    name: 'of the root inside fragments and under conditions',
    operation:
      'query ($no: Boolean!) { ...R ... on Query { u: __typename @skip(if: $no) } ... @include(if: $no) { w: __typename } } fragment R on Query { v: __typename }',
    variables: { no: true },
    data: { v: 'Query', w: 'Query' },
    requests: {},
  },
];
