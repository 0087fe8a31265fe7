import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'inaccessible keys and inputs work unseen',
    operation: '{ things { name price } }',
    data: {
      things: [
        { name: 'n1', price: 10 },
        { name: 'n2', price: 12 },
      ],
    },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'an inaccessible enum value becomes null with an error',
    operation: '{ things { color } }',
    data: { things: [{ color: 'RED' }, { color: null }] },
    errors: [
      {
        message: 'A subgraph returned an invalid value for field Thing.color.',
        path: ['things', 1, 'color'],
      },
    ],
  },
  {
    name: 'where it may not be null, its object becomes null',
    operation: '{ one { name it: must } }',
    data: { one: null },
    errors: [{ message: 'A subgraph returned an invalid value for field Thing.must.', path: ['one', 'it'] }],
  },
  {
    name: 'an object of an inaccessible type becomes null with an error',
    operation: '{ any { __typename ... on Thing { name } } }',
    data: { any: [{ __typename: 'Thing', name: 'n1' }, null] },
    errors: [{ message: 'A subgraph returned an invalid value for field Query.any.', path: ['any', 1] }],
  },
  {
    name: 'introspection does not show it',
    operation: `{
      color: __type(name: "Color") { enumValues { name } }
      thing: __type(name: "Thing") { fields { name } }
      hidden: __type(name: "Hidden") { name }
      any: __type(name: "Any") { possibleTypes { name } }
    }`,
    data: {
      color: { enumValues: [{ name: 'RED' }] },
      thing: { fields: [{ name: 'color' }, { name: 'must' }, { name: 'name' }, { name: 'price' }] },
      hidden: null,
      any: { possibleTypes: [{ name: 'Thing' }] },
    },
    requests: {},
  },
];
