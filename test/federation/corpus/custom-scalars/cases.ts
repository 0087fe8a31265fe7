import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'objects, lists and null inside a scalar',
    operation: '{ items { data } }',
    data: { items: [{ data: { deep: [1, { x: null }], empty: {} } }, { data: 'text' }] },
  },
  {
    name: 'scalars as input: literals of every kind',
    operation:
      '{ free(value: { a: [1, 2.5, "x", true, null, { b: {} }] }) list: free(list: [1, { c: "d" }]) }',
    data: { free: { a: [1, 2.5, 'x', true, null, { b: {} }] }, list: [1, { c: 'd' }] },
  },
  {
    name: 'scalars as input: variables, also inside literals',
    operation: 'query ($v: Json, $n: Json) { free(value: $v) inner: free(value: { deep: [$v, $n] }) }',
    variables: { v: { __typename: 'Fake', id: 1, list: [[]] }, n: 0 },
    data: {
      free: { __typename: 'Fake', id: 1, list: [[]] },
      inner: { deep: [{ __typename: 'Fake', id: 1, list: [[]] }, 0] },
    },
  },
  {
    name: 'numbers a double cannot hold stay as they were written',
    operation: '{ free plain }',
    answers: {
      a: [
        {
          body: '{"data":{"free":{"big":12345678901234567890,"huge":1e400,"exact":0.12345678901234567890,"list":[-9007199254740993]},"plain":1}}',
        },
      ],
    },
    data: { free: null, plain: 1 },
    dataText:
      '{"free":{"big":12345678901234567890,"huge":1e400,"exact":0.12345678901234567890,"list":[-9007199254740993]},"plain":1}',
  },
  {
    name: 'such numbers as keys find their entities and come back in order',
    operation: '{ items { number next } }',
    answers: {
      a: [
        {
          body: '{"data":{"items":[{"__typename":"Item","number":9007199254740993},{"__typename":"Item","number":9007199254740992},{"__typename":"Item","number":9007199254740993}]}}',
        },
      ],
      b: [{ body: '{"data":{"_entities":[{"next":18446744073709551615},{"next":1}]}}' }],
    },
    data: { items: [] },
    dataText:
      '{"items":[{"number":9007199254740993,"next":18446744073709551615},{"number":9007199254740992,"next":1},{"number":9007199254740993,"next":18446744073709551615}]}',
    requests: { a: 1, b: 1 },
  },
  {
    name: 'a string of digits stays a string',
    operation: '{ text free }',
    answers: { a: [{ body: '{"data":{"text":"9007199254740993","free":"1e400"}}' }] },
    data: { text: '9007199254740993', free: '1e400' },
  },
  {
    name: 'text that imitates the protocol is text',
    operation: '{ free }',
    answers: {
      a: [
        {
          body: {
            data: { free: { rawJSON: '1', __typename: 'Item', data: '},{"x":1', '\u2028': '</script>' } },
          },
        },
      ],
    },
    data: { free: { rawJSON: '1', __typename: 'Item', data: '},{"x":1', '\u2028': '</script>' } },
  },
];
