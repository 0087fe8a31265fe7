import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'between fields of two subgraphs, in order',
    operation:
      '{ a: __type(name: "Product") { name description } product { stock } __schema { queryType { name } } b: product { price } }',
    data: {
      a: { name: 'Product', description: 'What is sold.' },
      product: { stock: 3 },
      __schema: { queryType: { name: 'Query' } },
      b: { price: 5 },
    },
  },
  {
    name: 'with variables, fragments and conditions',
    operation:
      'query ($name: String!, $old: Boolean!, $no: Boolean = false) { __type(name: $name) { ...T } product { id } skipped: __type(name: "Query") @include(if: $no) { name } } fragment T on __Type { kind fields(includeDeprecated: $old) { name isDeprecated args { name defaultValue } type { kind ofType { __typename name } } } }',
    variables: { name: 'Product', old: true },
    data: {
      __type: {
        kind: 'OBJECT',
        fields: [
          {
            name: 'id',
            isDeprecated: false,
            args: [],
            type: { kind: 'NON_NULL', ofType: { __typename: '__Type', name: 'ID' } },
          },
          {
            name: 'price',
            isDeprecated: true,
            args: [{ name: 'currency', defaultValue: '"EUR"' }],
            type: { kind: 'SCALAR', ofType: null },
          },
          { name: 'stock', isDeprecated: false, args: [], type: { kind: 'SCALAR', ofType: null } },
        ],
      },
      product: { id: '1' },
    },
  },
  {
    name: 'federation’s machinery is not part of the schema',
    operation:
      '{ entity: __type(name: "_Entity") { name } any: __type(name: "_Any") { name } join: __type(name: "join__Graph") { name } __type(name: "Query") { fields { name } } }',
    data: { entity: null, any: null, join: null, __type: { fields: [{ name: 'product' }] } },
    requests: {},
  },
  {
    name: 'an unknown type is null beside data',
    operation: '{ __type(name: "toString") { name } product { price stock } }',
    data: { __type: null, product: { price: 5, stock: 3 } },
  },
];
