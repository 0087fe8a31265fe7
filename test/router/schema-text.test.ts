import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, printSchema } from 'graphql';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, type RawHeaders, sendRaw } from './http-client.ts';

/** `/schema.graphql`: what clients may query, as text for code generators. */
const url = 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6';
let shop: ScriptedSubgraph;
let development: TestRouter;

beforeAll(async () => {
  shop = await startScriptedSubgraph({
    name: 'shop',
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
      scalar DateTime @specifiedBy(url: "${url}")
      "What is sold."
      type Product @key(fields: "id") { id: ID! since: DateTime cost: Int @inaccessible }
      type Query { product(id: ID!): Product }
      ${Array.from({ length: 40 }, (_, index) => `type Filler${index} @key(fields: "id") { id: ID! }`).join('\n')}`,
  });
  development = await startRouter([shop], { environment: 'development' });
});
afterAll(async () => {
  await development.close();
  await shop.close();
});

const read = (router: TestRouter, headers: RawHeaders = []): Promise<RawAnswer> =>
  sendRaw(`${router.url}/schema.graphql`, { method: 'GET', headers });

async function readWith(config: RouterConfigInput): Promise<RawAnswer> {
  const router = await startRouter([shop], config);
  try {
    return await read(router);
  } finally {
    await router.close();
  }
}

test('is the schema of clients, with descriptions and specifications, without what federation adds', async () => {
  const { status, headers, text } = await read(development);
  expect({ status, type: headers['content-type'] }).toEqual({
    status: 200,
    type: 'text/plain; charset=utf-8',
  });
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(text).toContain(`scalar DateTime @specifiedBy(url: "${url}")`);
  expect(text).toContain('"""What is sold."""');
  expect(text).not.toMatch(/cost|join__|@key|@link|_entities/);
  expect(`${printSchema(buildSchema(text))}\n`).toBe(text);
});

test('is sent again only when it changed', async () => {
  const first = await read(development);
  const etag = String(first.headers['etag']);
  const again = await read(development, [['if-none-match', etag]]);
  expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
  expect((await read(development, [['if-none-match', '"other"']])).text).toBe(first.text);
});

test('is compressed for clients that accept it', async () => {
  const { headers } = await read(development, [['accept-encoding', 'gzip']]);
  expect(headers['content-encoding']).toBe('gzip');
});

test('follows the supergraph', async () => {
  const router = await startRouter([shop], { environment: 'development' });
  try {
    const { text, headers } = await read(router);
    const response = await fetch(`${router.url}/schema.graphql`, { method: 'HEAD' });
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: '' });
    const before = String(headers['etag']);
    await router.writeSupergraph(
      readFileSync(router.supergraphFile, 'utf8').replaceAll('Filler7', 'Filling7'),
    );
    let after = await read(router);
    while (after.text === text) after = await read(router);
    expect(after.text).toContain('type Filling7');
    expect(after.headers['etag']).not.toBe(before);
  } finally {
    await router.close();
  }
});

const jwt = { jwksUrl: 'http://127.0.0.1:1/keys', issuer: 'a', audience: 'b' };

test.each<[string, RouterConfigInput]>([
  ['introspection is off', { introspection: { enabled: false } }],
  ['introspection is off by default', { environment: 'production', jwt }],
  ['it alone is off', { environment: 'development', introspection: { sdl: false } }],
])('is refused where %s', async (_where, config) => {
  const answer = await readWith(config);
  expect({ status: answer.status, code: codeOf(answer) }).toEqual({
    status: 400,
    code: 'INTROSPECTION_DISABLED',
  });
  expect(answer.text).not.toContain('Product');
});

test('can be shown where introspection is off', async () => {
  const answer = await readWith({ introspection: { enabled: false, sdl: true } });
  expect(answer.text).toContain('type Product');
});

test('is UNAVAILABLE while there is no supergraph', async () => {
  const router = await startRouter([], {
    environment: 'development',
    supergraph: { file: undefined, subgraphs: [{ name: 'shop', url: 'http://127.0.0.1:1/' }] },
  });
  try {
    const answer = await read(router);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 503, code: 'UNAVAILABLE' });
  } finally {
    await router.close();
  }
});
