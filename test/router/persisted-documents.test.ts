import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, sendRaw } from './http-client.ts';

let shop: ShopSubgraphs;
let router: TestRouter;
let folder: string;

const stored = 'query Names { products { name } }';
const storedMutation = 'mutation Rename { rename(id: "2", name: "Desk") { name } }';

beforeAll(async () => {
  shop = await startShopSubgraphs();
  folder = await mkdtemp(path.join(tmpdir(), 'persisted-documents-'));
  await writeFile(path.join(folder, 'relay.json'), JSON.stringify({ 'relay-md5': storedMutation }));
  await writeFile(
    path.join(folder, 'apollo.json'),
    JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: sha256(stored), name: 'Names', type: 'query', body: stored }],
    }),
  );
  await writeFile(path.join(folder, 'outdated.graphql'), '{ products { color } }');
  router = await startRouter(shop.all, { persistedDocuments: { files: [folder] } });
});

afterAll(async () => {
  await router.close();
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  persistedQuery: { version, sha256Hash },
});

function post(body: unknown, accept = '*/*', url = router.endpoint): Promise<RawAnswer> {
  return sendRaw(url, {
    headers: [
      ['content-type', 'application/json'],
      ['accept', accept],
    ],
    body: JSON.stringify(body),
  });
}

function get(params: Readonly<Record<string, string>>): Promise<RawAnswer> {
  return sendRaw(`${router.endpoint}?${new URLSearchParams(params).toString()}`, {
    method: 'GET',
    headers: [['apollo-require-preflight', 'true']],
  });
}

const product = (id: string) => `query P${id} { product(id: "${id}") { id } }`;

describe('a client that registers its documents', () => {
  test.each(['application/json', 'application/graphql-response+json'])(
    'is asked for the text once, then sends the hash (%s)',
    async (accept) => {
      const query = `query A { product(id: "1") { id price } } # ${accept}`;
      const extensions = persisted(sha256(query));
      const unknown = await post({ extensions }, accept);
      expect(unknown.status).toBe(200);
      expect(JSON.parse(unknown.text)).toEqual({
        errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      });
      const answer = '{"data":{"product":{"id":"1","price":40}}}';
      expect((await post({ query, extensions }, accept)).text).toBe(answer);
      expect((await post({ extensions }, accept)).text).toBe(answer);
    },
  );

  test('uses GET for the hash, with operation name and variables', async () => {
    const query = 'query A { latestReview { id } } query B($id: ID!) { product(id: $id) { id } }';
    const params = {
      extensions: JSON.stringify(persisted(sha256(query))),
      operationName: 'B',
      variables: '{"id":"2"}',
    };
    expect(codeOf(await get(params))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await get({ ...params, query })).text).toBe('{"data":{"product":{"id":"2"}}}');
    expect((await get(params)).text).toBe('{"data":{"product":{"id":"2"}}}');
  });

  test('cannot run a registered mutation with GET', async () => {
    const query = 'mutation { rename(id: "1", name: "Chair") { name } }';
    const extensions = persisted(sha256(query));
    expect((await post({ query, extensions })).status).toBe(200);
    const answer = await get({ extensions: JSON.stringify(extensions) });
    expect([answer.status, codeOf(answer)]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  test.each([
    ['another text', sha256('{ other }')],
    ['upper case', sha256(product('1')).toUpperCase()],
    ['a short hash', sha256(product('1')).slice(1)],
  ])('is refused when the hash is not that of the text: %s', async (_name, hash) => {
    const answer = await post(
      { query: product('1'), extensions: persisted(hash) },
      'application/graphql-response+json',
    );
    expect([answer.status, codeOf(answer)]).toEqual([400, 'PERSISTED_QUERY_HASH_MISMATCH']);
    expect(codeOf(await post({ extensions: persisted(hash) }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('registers no text whose hash is that of another one', async () => {
    const hash = sha256('query A { product(id: "\ufffd") { id } }');
    const query = 'query A { product(id: "\ud800") { id } }';
    expect(codeOf(await post({ query, extensions: persisted(hash) }))).toBe('PERSISTED_QUERY_HASH_MISMATCH');
  });

  test.each([
    ['is not GraphQL', '{ products {'],
    ['does not fit the schema', '{ products { size } }'],
    ['is over a limit', `{ ${'latestReview { id } '.repeat(21)} }`],
  ])('registers no document that %s', async (_name, query) => {
    const extensions = persisted(sha256(query));
    expect(codeOf(await post({ query, extensions }))).not.toBeUndefined();
    expect(codeOf(await post({ extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test.each([
    ['another version', persisted(sha256(stored), 2)],
    ['a hash that is not a text', persisted(7)],
    ['no object', { persistedQuery: 'x' }],
  ])('is refused with %s', async (_name, extensions) => {
    const answer = await post({ extensions });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  test('goes on without the extension when it is null', async () => {
    expect((await post({ query: product('1'), extensions: { persistedQuery: null } })).status).toBe(200);
  });

  test('keeps no document over the limit of one, and answers it', async () => {
    const small = await startRouter(shop.all, { persistedDocuments: { maxDocumentBytes: 500 } });
    try {
      const query = `${product('1')} # ${'x'.repeat(500)}`;
      const extensions = persisted(sha256(query));
      expect((await post({ query, extensions }, '*/*', small.endpoint)).text).toContain('"id":"1"');
      expect(codeOf(await post({ extensions }, '*/*', small.endpoint))).toBe('PERSISTED_QUERY_NOT_FOUND');
    } finally {
      await small.close();
    }
  });
});

describe('a stored document', () => {
  const names = '{"data":{"products":[{"name":"Chair"},{"name":"Table"}]}}';

  test.each([
    ['documentId', { documentId: sha256(stored) }],
    ['a prefixed documentId', { documentId: `sha256:${sha256(stored)}` }],
    ['extensions.persistedQuery', { extensions: persisted(sha256(stored)) }],
  ])('is named by %s', async (_name, params) => {
    expect((await post(params)).text).toBe(names);
  });

  test('is named with GET', async () => {
    expect((await get({ documentId: `sha256:${sha256(stored)}` })).text).toBe(names);
  });

  test('with a mutation needs POST', async () => {
    expect((await get({ documentId: 'relay-md5' })).status).toBe(405);
    expect((await post({ documentId: 'relay-md5' })).text).toBe('{"data":{"rename":{"name":"Desk"}}}');
  });

  test('that is not known is refused, whatever its id looks like', async () => {
    for (const documentId of [
      'unknown',
      '../../etc/passwd',
      'http://x/y',
      'constructor',
      `sha256:${'0'.repeat(64)}`,
    ]) {
      const answer = await post({ documentId }, 'application/graphql-response+json');
      expect([answer.status, codeOf(answer)]).toEqual([400, 'PERSISTED_DOCUMENT_NOT_FOUND']);
    }
  });

  test.each([
    ['a text', { documentId: sha256(stored), query: '{ latestReview { id } }' }],
    ['a hash', { documentId: sha256(stored), extensions: persisted(sha256(stored)) }],
    ['no text in the id', { documentId: 7 }],
  ])('cannot be combined with %s', async (_name, params) => {
    const answer = await post(params);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  test('is prepared before the router is ready; an outdated one costs a log line', async () => {
    const text = await (await fetch(`${router.url}/metrics`)).text();
    expect(text).toContain('router_warm_up_operations_total{reason="expected",result="prepared"} 2');
    expect(text).toContain('router_warm_up_operations_total{reason="expected",result="invalid"} 1');
  });
});

test('a wrong manifest stops the start with one line that names it', async () => {
  const file = path.join(folder, 'missing.json');
  await expect(startRouter(shop.all, { persistedDocuments: { files: [file] } })).rejects.toThrow(
    `persistedDocuments.files: ${file} cannot be read`,
  );
});

test('without registration a hash is not supported, and stored documents are', async () => {
  const off = await startRouter(shop.all, { persistedDocuments: { mode: 'off', files: [folder] } });
  try {
    const unknown = await post({ extensions: persisted(sha256(product('1'))) }, '*/*', off.endpoint);
    expect([unknown.status, codeOf(unknown)]).toEqual([400, 'PERSISTED_QUERY_NOT_SUPPORTED']);
    expect(unknown.text).toContain('"message":"PersistedQueryNotSupported"');
    const withText = { query: product('1'), extensions: persisted('any') };
    expect((await post(withText, '*/*', off.endpoint)).text).toContain('"id":"1"');
    expect((await post({ documentId: sha256(stored) }, '*/*', off.endpoint)).text).toContain('"products"');
  } finally {
    await off.close();
  }
});

test('what happened to hashes and ids is counted', async () => {
  const text = await (await fetch(`${router.url}/metrics`)).text();
  for (const result of ['stored', 'registered', 'found', 'unknown', 'mismatch']) {
    expect(text).toMatch(new RegExp(`router_persisted_documents_total\\{result="${result}"\\} [1-9]`));
  }
});
