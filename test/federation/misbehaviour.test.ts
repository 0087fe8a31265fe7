import { afterEach, expect, test } from '@jest/globals';
import { type CompiledEngine, createCompiledEngine } from '../../router/engine/execution/compiled-engine.ts';
import { compose, createRequest, responseText, type TestResponse } from './harness/federated-graph.ts';
import { createScriptedTransport, type Script } from './harness/scripted-transport.ts';

const snapshot = compose({
  shops: {
    sdl: `type Query { shops: [Shop] shop: Shop thing: Thing strict: Shop! free: Json } scalar Json
      interface Thing { id: ID! }
      type Kiosk implements Thing { id: ID! }
      type Shop implements Thing @key(fields: "id") { id: ID! name: String count: Int kind: Kind tags: [String] open: Boolean rate: Float }
      enum Kind { BIG SMALL }`,
    resolvers: {},
  },
  stock: { sdl: 'type Shop @key(fields: "id") { id: ID! level: Int! label: String }', resolvers: {} },
});
const engines: CompiledEngine[] = [];

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

async function run(
  query: string,
  script: Script,
  variables: Record<string, unknown> = {},
): Promise<TestResponse> {
  const engine = createCompiledEngine(snapshot, { transport: createScriptedTransport(script) });
  engines.push(engine);
  const response = await engine.execute(createRequest(snapshot, query, variables));
  return JSON.parse(responseText(response)) as TestResponse;
}

const shops = '{"data":{"shops":[{"__typename":"Shop","id":"1"},{"__typename":"Shop","id":"2"}]}}';
const withStock =
  (stock: string): Script =>
  async ({ subgraph }) => ({ body: subgraph === 'shops' ? shops : stock });
const nothing = [
  { id: '1', label: null },
  { id: '2', label: null },
];

test.each([
  ['one too few', '{"data":{"_entities":[{"label":"a"}]}}'],
  ['one too many', '{"data":{"_entities":[{"label":"a"},{"label":"b"},{"label":"c"}]}}'],
  ['no list', '{"data":{"_entities":{"0":{"label":"a"}}}}'],
  ['null without error', '{"data":{"_entities":null}}'],
  ['no data', '{"data":null}'],
])('an entity list with %s is not assigned to any entity', async (_, stock) => {
  const { data, errors } = await run('{ shops { id label } }', withStock(stock));
  expect(data).toEqual({ shops: nothing });
  expect(errors).toHaveLength(1);
  expect(errors?.[0]).toMatchObject({ path: ['shops'], extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' } });
});

test.each([
  ['an HTML page', { body: '<html>bad gateway</html>', status: 502 }, 'UNAVAILABLE'],
  ['an HTML page with status 200', { body: '<html></html>' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['a truncated body', { body: '{"data":{"_entities":[{"la' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['an empty body', { body: '' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['an array', { body: '[]' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['a string', { body: '"x"' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['JSON without data', { body: '{}' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['data that is a list', { body: '{"data":[]}' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['errors that are not a list', { body: '{"data":{},"errors":{}}' }, 'SUBGRAPH_INVALID_RESPONSE'],
  ['a byte order mark', { body: '\ufeff{"data":null}' }, 'SUBGRAPH_INVALID_RESPONSE'],
  [
    'another content type',
    { body: '{"data":{}}', headers: { 'content-type': 'text/html' } },
    'SUBGRAPH_INVALID_RESPONSE',
  ],
  ['deep nesting', { body: '['.repeat(100_000) }, 'SUBGRAPH_INVALID_RESPONSE'],
])('%s is one error, the other subgraphs answer', async (_, answer, code) => {
  const { data, errors } = await run('{ shops { id label } }', async ({ subgraph }) =>
    subgraph === 'shops' ? { body: shops } : answer,
  );
  expect(data).toEqual({ shops: nothing });
  expect(errors).toHaveLength(1);
  expect(errors?.[0]).toMatchObject({ path: ['shops'], extensions: { code } });
});

test('a GraphQL response is honoured whatever its status', async () => {
  const body =
    '{"data":{"shop":{"name":"n"}},"errors":[{"message":"partly","path":["shop","count"],"extensions":{"code":"X"}}]}';
  const { data, errors } = await run('{ shop { name total: count } }', async () => ({
    body,
    status: 500,
  }));
  expect(data).toEqual({ shop: { name: 'n', total: null } });
  expect(errors).toEqual([{ message: 'partly', path: ['shop', 'total'], extensions: { code: 'X' } }]);
});

test.each([
  ['count', '"12"'],
  ['count', '1.5'],
  ['count', '2147483648'],
  ['name', '7'],
  ['kind', '"HUGE"'],
  ['kind', '"toString"'],
  ['open', '"true"'],
  ['tags', '{"0":"x"}'],
  ['rate', '"1"'],
])('a %s of %s becomes null with an error', async (field, value) => {
  const { data, errors } = await run(`{ shop { ${field} } }`, async () => ({
    body: `{"data":{"shop":{"${field}":${value}}}}`,
  }));
  expect(data).toEqual({ shop: { [field]: null } });
  expect(errors).toHaveLength(1);
  expect(errors?.[0]).toMatchObject({
    path: ['shop', field],
    extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' },
  });
});

test.each([
  ['a list', '[{"id":"1"}]'],
  ['a number', '5'],
])('%s where an object belongs becomes null with an error', async (_, value) => {
  const { data, errors } = await run('{ shop { id } }', async () => ({ body: `{"data":{"shop":${value}}}` }));
  expect(data).toEqual({ shop: null });
  expect(errors).toHaveLength(1);
});

test('the engine fetches no entity for an object of another type', async () => {
  const seen: string[] = [];
  const { data } = await run('{ thing { id ... on Shop { label } } }', async ({ subgraph }) => {
    seen.push(subgraph);
    return { body: '{"data":{"thing":{"__typename":"Secret","id":"1"}}}' };
  });
  expect(data).toEqual({ thing: null });
  expect(seen).toEqual(['shops']);
});

test('a missing non-null field takes its parent, once reported', async () => {
  const { data, errors } = await run(
    '{ shops { id level } }',
    withStock('{"data":{"_entities":[{"level":1},{"level":null}]}}'),
  );
  expect(data).toEqual({ shops: [{ id: '1', level: 1 }, null] });
  expect(errors?.map(({ path }) => path)).toEqual([['shops', 1, 'level']]);
});

test('null at a non-null root is data null', async () => {
  const { data, errors } = await run('{ strict { id } }', async () => ({ body: '{"data":{"strict":null}}' }));
  expect(data).toBeNull();
  expect(errors?.map(({ path }) => path)).toEqual([['strict']]);
});

test('error paths are checked: what does not exist is dropped, the message kept', async () => {
  const errors = JSON.stringify([
    { message: 'a', path: ['_entities', 1, 'label'] },
    { message: 'b', path: ['_entities', 99, 'label'] },
    { message: 'c', path: ['_entities', -1] },
    { message: 'd', path: ['__proto__', 'x'] },
    { message: 'e', path: null, locations: [{ line: -1 }] },
    { message: 5 },
    'text',
  ]);
  const response = await run(
    '{ shops { id l: label } }',
    withStock(`{"data":{"_entities":[{},{}]},"errors":${errors}}`),
  );
  expect(response.errors?.map(({ message, path }) => [message, path])).toEqual([
    ['a', ['shops', 1, 'l']],
    ['b', ['shops']],
    ['c', ['shops']],
    ['d', ['shops']],
    ['e', ['shops']],
    ['Unknown error', ['shops']],
    ['Unknown error', ['shops']],
  ]);
});

test('ten thousand errors are a thousand', async () => {
  const errors = JSON.stringify(Array.from({ length: 10_000 }, () => ({ message: 'x' })));
  const response = await run('{ shop { id } }', async () => ({
    body: `{"data":{"shop":null},"errors":${errors}}`,
  }));
  expect(response.errors).toHaveLength(1_000);
});

test('keys of prototypes are data, and no prototype changes', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort();
  const poison = '"__proto__":{"polluted":1,"name":"p"},"constructor":{"prototype":{"polluted":1}}';
  const body = `{"data":{${poison},"shop":{${poison},"__typename":"Shop","id":"1","name":null}},"extensions":{${poison}}}`;
  const { data } = await run('{ shop { id name label } }', async ({ subgraph }) => ({
    body: subgraph === 'shops' ? body : `{"data":{"_entities":[{${poison}}]}}`,
  }));
  expect(data).toEqual({ shop: { id: '1', name: null, label: null } });
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('custom scalars keep integers beyond 2^53, exponents and digits as written', async () => {
  const engine = createCompiledEngine(snapshot, {
    transport: createScriptedTransport(async () => ({
      body: '{"data":{"free":{"big":12345678901234567890,"small":1e400,"exact":0.12345678901234567890,"n":1}}}',
    })),
  });
  engines.push(engine);
  const response = await engine.execute(createRequest(snapshot, '{ free }'));
  expect(responseText(response)).toBe(
    '{"data":{"free":{"big":12345678901234567890,"small":1e400,"exact":0.12345678901234567890,"n":1}}}',
  );
});

test('variables with inherited names are ordinary variables', async () => {
  const seen: string[] = [];
  const query =
    'query ($__proto__: Boolean!, $constructor: Boolean = true) { shop { id @include(if: $__proto__) name @skip(if: $constructor) } }';
  const variables = JSON.parse('{"__proto__":true}') as Record<string, unknown>;
  const { data } = await run(
    query,
    async ({ body }) => {
      seen.push(body);
      return { body: '{"data":{"shop":{"id":"1"}}}' };
    },
    variables,
  );
  expect(data).toEqual({ shop: { id: '1' } });
});
