import { expect, test } from '@jest/globals';
import { forwardHeaders, type HeaderRules, mergeResponseHeaders, passesCookies } from './header-rules.ts';

const client = {
  'accept-language': 'de',
  'x-tenant': 't1',
  'x-trace-a': '1',
  host: 'router',
  connection: 'x-tenant',
};

test('without a rule no header is forwarded', () => {
  expect(forwardHeaders({}, 'a', client)).toEqual({});
});

test('headers are propagated by name and by pattern, renamed, defaulted, inserted and removed, in order', () => {
  const rules: HeaderRules = {
    request: [
      { kind: 'propagate', named: 'Accept-Language', rename: 'x-language' },
      { kind: 'propagate', named: 'x-absent', default: 'none' },
      { kind: 'propagate', matching: /^x-t/ },
      { kind: 'insert', name: 'X-From', value: 'router' },
      { kind: 'remove', matching: /^x-trace-/ },
    ],
  };
  expect(forwardHeaders(rules, 'a', client)).toEqual({
    'x-language': 'de',
    'x-absent': 'none',
    'x-tenant': 't1',
    'x-from': 'router',
  });
});

test('rules of a subgraph come after those for all', () => {
  const rules: HeaderRules = {
    request: [{ kind: 'propagate', named: 'x-tenant' }],
    subgraphs: { b: { request: [{ kind: 'remove', named: 'x-tenant' }] } },
  };
  expect(forwardHeaders(rules, 'a', client)).toEqual({ 'x-tenant': 't1' });
  expect(forwardHeaders(rules, 'b', client)).toEqual({});
  expect(forwardHeaders(rules, 'constructor', client)).toEqual({ 'x-tenant': 't1' });
});

test('headers of a connection are never forwarded, whatever the rules say', () => {
  const rules: HeaderRules = {
    request: [
      { kind: 'propagate', matching: /./ },
      { kind: 'insert', name: 'Host', value: 'evil' },
    ],
  };
  expect(Object.keys(forwardHeaders(rules, 'a', client)).sort()).toEqual(
    ['accept-language', 'x-trace-a', 'x-tenant'].sort(),
  );
});

const answers = [
  { subgraph: 'a', headers: { 'set-cookie': ['a=1', 'b=2'], 'x-one': 'a', 'content-length': '9' } },
  { subgraph: 'b', headers: { 'set-cookie': ['c=3'], 'x-one': 'b' } },
];

test.each([
  ['first', [['x-one', 'a']]],
  ['last', [['x-one', 'b']]],
  [
    'append',
    [
      ['x-one', 'a'],
      ['x-one', 'b'],
    ],
  ],
] as const)('of several values of a response header the rule takes: %s', (algorithm, expected) => {
  expect(mergeResponseHeaders({ response: [{ named: 'x-one', algorithm }] }, answers)).toEqual(expected);
});

test('cookies of all subgraphs stay apart', () => {
  expect(mergeResponseHeaders({ response: [{ named: 'set-cookie' }] }, answers)).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
    ['set-cookie', 'c=3'],
  ]);
});

test('lengths and encodings of subgraph bodies never reach the client', () => {
  expect(mergeResponseHeaders({ response: [{ matching: /^content-/ }] }, answers)).toEqual([]);
});

test('a subgraph cannot set the headers of the router itself, not even by a rename', () => {
  const headers = {
    vary: '*',
    'x-request-id': '1',
    'access-control-allow-origin': '*',
    'content-security-policy': 'none',
    'cache-control': 'public',
    'x-length': '7',
  };
  const response = [{ matching: /^(?!cache-control)/ }, { named: 'x-length', rename: 'Content-Length' }];
  expect(mergeResponseHeaders({ response }, [{ subgraph: 'a', headers }])).toEqual([['x-length', '7']]);
});

test('once cache-control passes, every answer counts, also of subgraphs that no rule names', () => {
  const rules: HeaderRules = { subgraphs: { a: { response: [{ named: 'cache-control' }] } } };
  const cached = (subgraph: string, value: string) => ({ subgraph, headers: { 'cache-control': value } });
  expect(mergeResponseHeaders(rules, [cached('a', 'max-age=9'), cached('b', 'max-age=5, private')])).toEqual([
    ['cache-control', 'max-age=5, private'],
  ]);
  expect(mergeResponseHeaders(rules, [cached('a', 'max-age=9'), { subgraph: 'b', headers: {} }])).toEqual([
    ['cache-control', 'no-store'],
  ]);
  expect(mergeResponseHeaders(rules, [cached('b', 'max-age=5')])).toEqual([]);
});

test('whether cookies pass is known per subgraph and for all', () => {
  expect(passesCookies({ response: [{ named: 'x-one' }] })).toBe(false);
  expect(passesCookies({ response: [{ matching: /./ }] }, 'a')).toBe(true);
  expect(passesCookies({ response: [{ named: 'x-session', rename: 'Set-Cookie' }] })).toBe(true);
  const own: HeaderRules = { subgraphs: { a: { response: [{ named: 'Set-Cookie' }] } } };
  expect([passesCookies(own), passesCookies(own, 'a'), passesCookies(own, 'b')]).toEqual([true, true, false]);
});
