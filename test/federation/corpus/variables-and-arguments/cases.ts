import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a value, null and an absent argument are three different things',
    operation:
      'query ($n: Int, $z: Int, $u: Int) { v: root(n: $n) z: root(n: $z) u: root(n: $u) user { v: b(n: $n) z: b(n: $z) u: b(n: $u) } }',
    variables: { n: 1, z: null },
    data: {
      v: '{"n":1}',
      z: '{"n":null}',
      u: '{"n":5}',
      user: { v: '{"n":1}', z: '{"n":null}', u: '{"n":6}' },
    },
  },
  {
    name: 'defaults of variables go before defaults of arguments',
    operation:
      'query ($n: Int = 7, $s: String = null, $r: Range = { to: 2 }) { root(n: $n, s: $s) user { b(n: $n, range: $r) a(n: $n) } }',
    data: {
      root: '{"n":7,"s":null}',
      user: { b: '{"n":7,"range":{"from":1,"to":2}}', a: '{"n":7}' },
    },
  },
  {
    name: 'variables for one subgraph only, the other gets none of them',
    operation: 'query ($s: String!, $ids: [ID!]) { root(s: $s) user { a b(ids: $ids) } }',
    variables: { s: 'é"\\ \u2028 {"a":1}', ids: ['1', 'x'] },
    data: {
      root: '{"n":5,"s":"é\\"\\\\ \u2028 {\\"a\\":1}"}',
      user: { a: '{"n":5}', b: '{"n":6,"ids":["1","x"]}' },
    },
  },
  {
    name: 'variables deep inside literals',
    operation:
      'query ($to: Int, $id: ID!) { user { b(range: { to: $to, inner: { from: $to, inner: { to: 3 } } }, ids: ["a", $id]) } }',
    variables: { to: 9, id: 'b' },
    data: {
      user: {
        b: '{"n":6,"range":{"from":1,"to":9,"inner":{"from":9,"inner":{"from":1,"to":3}}},"ids":["a","b"]}',
      },
    },
  },
  {
    name: 'one item for a list, literal texts of every kind',
    operation:
      '{ root(list: "only") block: root(s: """\n  two\n    lines "\\"""" """) user { b(ids: 5) a(s: "\\u00e9\\n\\t") } }',
    data: {
      root: '{"n":5,"list":["only"]}',
      block: '{"n":5,"s":"two\\n  lines \\"\\"\\"\\"\\" "}',
      user: { b: '{"n":6,"ids":["5"]}', a: '{"n":5,"s":"é\\n\\t"}' },
    },
  },
  {
    name: 'a variable named like the one planners use themselves',
    referenceDiffers: 'the variable is declared twice in requests for entities',
    operation:
      'query ($representations: String, $n: Int) { root(s: $representations) user { b(s: $representations, n: $n) } }',
    variables: { representations: 'mine', n: 2 },
    data: { root: '{"n":5,"s":"mine"}', user: { b: '{"n":2,"s":"mine"}' } },
  },
  {
    name: 'a variable of a condition is an argument too',
    operation:
      'query ($on: Boolean!) { root(on: $on) user @include(if: $on) { b } skipped: root @skip(if: $on) }',
    variables: { on: true },
    data: { root: '{"n":5,"on":true}', user: { b: '{"n":6}' } },
  },
];
