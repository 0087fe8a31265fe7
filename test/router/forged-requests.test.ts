import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, type RawHeaders, sendRaw } from './http-client.ts';

const query = '{ product(id: "1") { name } }';
const mutation = 'mutation { rename(id: "1", name: "Sofa") { id } }';
const jsonType = ['content-type', 'application/json'] as const;
const preflight = ['apollo-require-preflight', 'true'] as const;
const cookie = ['cookie', 'session=1'] as const;
const basic = ['authorization', 'Basic YTpi'] as const;
const bearer = ['authorization', 'Bearer a.b.c'] as const;

/** What a browser says about a request. */
const from = (site: string | undefined, mode: string | undefined): RawHeaders => [
  ...(site === undefined ? [] : [['sec-fetch-site', site] as const]),
  ...(mode === undefined ? [] : [['sec-fetch-mode', mode] as const]),
];

let shop: ShopSubgraphs;
let router: TestRouter;
let strict: TestRouter;

beforeAll(async () => {
  shop = await startShopSubgraphs();
  router = await startRouter(shop.all);
  strict = await startRouter(shop.all, { csrf: { mode: 'strict' } });
});

afterAll(async () => {
  await router.close();
  await strict.close();
  await shop.close();
});

function get(target: TestRouter, text: string, headers: RawHeaders): Promise<RawAnswer> {
  return sendRaw(`${target.endpoint}?query=${encodeURIComponent(text)}`, { method: 'GET', headers });
}

/** Sends a query that must not reach a subgraph. */
async function expectForged(target: TestRouter, headers: RawHeaders): Promise<void> {
  const before = shop.products.requests.length;
  const answer = await get(target, query, headers);
  expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 400, code: 'CSRF_ERROR' });
  expect(shop.products.requests.length).toBe(before);
}

describe('a query by GET', () => {
  test.each<readonly [string, RawHeaders]>([
    ['no word of a browser', []],
    ['a bearer token alone', [bearer]],
    ['an empty custom header, as any program may send it', [['apollo-require-preflight', '']]],
    ['what fetch of Node says', from(undefined, 'cors')],
    ['what fetch of Node says, and a cookie', [...from(undefined, 'cors'), cookie]],
    ['a page of the same origin', [...from('same-origin', 'cors'), cookie]],
    ['a page of the same origin that was opened', [...from('same-origin', 'navigate'), cookie]],
    ['a page of the same site', [...from('same-site', 'no-cors'), cookie]],
    ['a page of another site, in mode cors', [...from('cross-site', 'cors'), cookie]],
    ['an address that was typed', from('none', 'navigate')],
    ['a custom header', [preflight, cookie]],
    ['a custom header under another spelling', [['Apollo-Require-Preflight', 'true'], cookie]],
    ['application/json', [jsonType, cookie]],
    ['a custom header across sites', [...from('cross-site', 'no-cors'), preflight, cookie]],
  ])('is answered with %s', async (_name, headers) => {
    const answer = await get(router, query, headers);
    expect({ status: answer.status, body: JSON.parse(answer.text) }).toEqual({
      status: 200,
      body: { data: { product: { name: 'Chair' } } },
    });
  });

  test.each<readonly [string, RawHeaders]>([
    ['a cookie and no word of a browser', [cookie]],
    ['a password the browser remembers', [basic]],
    ['a cookie and an address that was typed, or a link in a mail', [...from('none', 'navigate'), cookie]],
    ['an image of another site', from('cross-site', 'no-cors')],
    ['an image of another site, with a cookie', [...from('cross-site', 'no-cors'), cookie]],
    ['a form or link of another site', [...from('cross-site', 'navigate'), cookie]],
    ['a frame of another site', [...from('cross-site', 'nested-navigate'), cookie]],
    ['another site and no mode', [...from('cross-site', undefined), cookie]],
    ['a mode without a place and a cookie', [...from(undefined, 'navigate'), cookie]],
    ['a place no standard knows', from('elsewhere', 'no-cors')],
    ['two places', [...from('cross-site', 'no-cors'), ['sec-fetch-site', 'same-origin']]],
    ['two modes', [...from('cross-site', 'no-cors'), ['sec-fetch-mode', 'cors']]],
    [
      'Accept as its only proof',
      [...from('cross-site', 'no-cors'), ['accept', 'application/graphql-response+json']],
    ],
    ['Accept and a cookie', [['accept', 'application/json'], cookie]],
    ['an empty custom header', [...from('cross-site', 'no-cors'), ['apollo-require-preflight', '']]],
    ['a form type', [cookie, ['content-type', 'application/x-www-form-urlencoded']]],
    ['text/plain', [cookie, ['content-type', 'text/plain']]],
    ['a type that is none', [cookie, ['content-type', 'application']]],
  ])('is CSRF_ERROR and not executed with %s', async (_name, headers) => {
    await expectForged(router, headers);
  });

  test.each<readonly [string, RawHeaders]>([
    ['no header', []],
    ['text/plain', [['content-type', 'text/plain']]],
    ['a form type', [['content-type', 'application/x-www-form-urlencoded']]],
    ['a type that is none', [['content-type', 'application']]],
    ['an empty custom header', [['apollo-require-preflight', '']]],
    ['a page of the same origin', from('same-origin', 'cors')],
    ['mode cors', from('cross-site', 'cors')],
    ['Accept', [['accept', 'application/graphql-response+json']]],
  ])('is CSRF_ERROR in strict mode with %s', async (_name, headers) => {
    await expectForged(strict, headers);
  });

  test.each<readonly [string, RawHeaders]>([
    ['a custom header', [preflight, cookie]],
    ['application/json', [jsonType, cookie]],
  ])('is answered in strict mode with %s', async (_name, headers) => {
    expect((await get(strict, query, headers)).status).toBe(200);
  });

  test('is answered whatever a browser says when the check is off', async () => {
    const open = await startRouter(shop.all, { csrf: { enabled: false } });
    try {
      expect((await get(open, query, [...from('cross-site', 'no-cors'), cookie])).status).toBe(200);
    } finally {
      await open.close();
    }
  });
});

test.each<readonly [string, RawHeaders]>([
  ['no header', []],
  ['a page of the same origin', from('same-origin', 'cors')],
  ['a page of another site in mode cors', from('cross-site', 'cors')],
  ['proof of a preflight', [preflight, jsonType]],
])('a mutation by GET is 405 and not executed with %s', async (_name, headers) => {
  const before = shop.products.requests.length;
  const answer = await get(router, mutation, headers);
  expect({ status: answer.status, code: codeOf(answer) }).toEqual({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  });
  expect(shop.products.requests.length).toBe(before);
});

test('a mutation that was registered by its hash does not go by GET either', async () => {
  const text = 'mutation { rename(id: "1", name: "Chair") { id } }';
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const body = JSON.stringify({ query: text, extensions });
  expect((await sendRaw(router.endpoint, { headers: [jsonType], body })).status).toBe(200);
  const before = shop.products.requests.length;
  const parameters = new URLSearchParams({ extensions: JSON.stringify(extensions) }).toString();
  const answer = await sendRaw(`${router.endpoint}?${parameters}`, { method: 'GET', headers: [] });
  expect({ status: answer.status, code: codeOf(answer) }).toEqual({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  });
  expect(shop.products.requests.length).toBe(before);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a form of another site that posts %s with a cookie runs nothing',
  async (type) => {
    const before = shop.products.requests.length;
    const answer = await sendRaw(router.endpoint, {
      headers: [['content-type', type], cookie, ...from('cross-site', 'navigate')],
      body: JSON.stringify({ query: mutation }),
    });
    expect(answer.status).toBe(415);
    expect(shop.products.requests.length).toBe(before);
  },
);
