import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'input fields and their defaults, as literals',
    operation: '{ a(filter: { text: "x" }, sort: UP) b(filter: { text: "y", limit: 2 }) }',
    data: { a: '{"filter":{"text":"x","limit":10},"sort":"UP"}', b: '{"filter":{"text":"y","limit":2}}' },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'input objects and enums as variables, to both',
    operation:
      'query ($f: Filter!, $s: Sort, $n: Filter) { a(filter: $f, sort: $s) b(filter: $n, sort: $s) item { other(filter: $f) status } }',
    variables: { f: { text: '"\\\u2028', limit: null }, s: 'UP' },
    data: {
      a: '{"filter":{"text":"\\"\\\\\u2028","limit":null},"sort":"UP"}',
      b: '{"sort":"UP"}',
      item: { other: '{"filter":{"text":"\\"\\\\\u2028","limit":null},"sort":"UP"}', status: 'CLOSED' },
    },
  },
  {
    name: 'variables inside an input object literal',
    operation: 'query ($t: String!, $l: Int) { a(filter: { text: $t, limit: $l }) }',
    variables: { t: 'x' },
    data: { a: '{"filter":{"text":"x","limit":10}}' },
  },
  {
    name: 'an output enum has the values of both',
    operation: '{ lost status __type(name: "Status") { enumValues { name } } }',
    data: {
      lost: 'LOST',
      status: 'OPEN',
      __type: { enumValues: [{ name: 'OPEN' }, { name: 'CLOSED' }, { name: 'LOST' }] },
    },
  },
  {
    name: 'an input knows what all know',
    operation:
      '{ __type(name: "Filter") { inputFields { name defaultValue } } sort: __type(name: "Sort") { enumValues { name } } q: __type(name: "Query") { fields { name args { name } } } }',
    data: {
      __type: {
        inputFields: [
          { name: 'text', defaultValue: null },
          { name: 'limit', defaultValue: '10' },
        ],
      },
      sort: { enumValues: [{ name: 'UP' }] },
      q: {
        fields: [
          { name: 'a', args: [{ name: 'filter' }, { name: 'sort' }] },
          { name: 'common', args: [{ name: 'filter' }] },
          { name: 'status', args: [] },
          { name: 'b', args: [{ name: 'filter' }, { name: 'sort' }] },
          { name: 'lost', args: [] },
          { name: 'item', args: [] },
        ],
      },
    },
    requests: {},
  },
];
