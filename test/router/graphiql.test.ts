import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundleGraphiql } from '../../router/graphiql/bundle-graphiql.ts';
import { startRouter } from '../harness/start-router.ts';
import { type RawHeaders, sendRaw } from './http-client.ts';
import { type RunningEditor, startEditor } from './start-editor.ts';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

function openPage(accept: string): Promise<Response> {
  return fetch(editor.router.endpoint, { headers: { accept } });
}

test('a browser that opens the endpoint gets the editor with a policy that allows only its own files', async () => {
  const response = await openPage('text/html,application/xhtml+xml');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe-eval');
  const page = await response.text();
  expect(page).toContain('Test &lt;graph>');
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test('page and files say that they depend on the origin too, where pages of other origins may read them', async () => {
  const page = await openPage('text/html');
  expect(page.headers.get('vary')).toBe('Origin, Accept, Accept-Encoding');
  const file = /src="(\/[^"]+)"/.exec(await page.text())?.[1] ?? '';
  const first = await fetch(editor.router.url + file);
  expect(first.headers.get('vary')).toBe('Origin, Accept-Encoding');
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  const again = await fetch(editor.router.url + file, { headers });
  expect({ status: again.status, vary: again.headers.get('vary') }).toEqual({
    status: 304,
    vary: 'Origin, Accept-Encoding',
  });
});

test('every file the page names is served by the router', async () => {
  const page = await (await openPage('text/html')).text();
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
  expect(files).toEqual([
    expect.stringMatching(/^\/graphiql\/page-[A-Z\d]{8}\.css$/),
    expect.stringMatching(/^\/graphiql\/page-[A-Z\d]{8}\.js$/),
  ]);
  const workers = [...page.matchAll(/":"(\/graphiql\/[^"]+)"/g)].map((match) => match[1] ?? '');
  expect(workers).toHaveLength(3);
  for (const file of [...files, ...workers]) {
    const response = await fetch(`${editor.router.url}${file}`);
    expect({ file, status: response.status }).toEqual({ file, status: 200 });
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  }
  expect((await fetch(`${editor.router.url}/graphiql/..%2fpackage.json`)).status).toBe(404);
});

test('a client that asks for JSON does not get the editor', async () => {
  const response = await openPage('application/json, text/html');
  expect(response.headers.get('content-type')).toContain('application/json');
});

test('in production there is no editor and no demo password', async () => {
  const production = await startRouter([editor.subgraph], { graphiql: { demoPassword: 'open-sesame' } });
  try {
    const response = await fetch(production.endpoint, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(406);
    expect(await response.text()).not.toContain('open-sesame');
    expect((await fetch(`${production.url}/graphiql/page.js`)).status).toBe(404);
  } finally {
    await production.close();
  }
});

describe('the files of the editor', () => {
  const urlOf = async (ending: string): Promise<string> => {
    const page = await (await openPage('text/html')).text();
    return editor.router.url + (new RegExp(`"(/graphiql/page-[^"]+${ending})"`).exec(page)?.[1] ?? '');
  };

  test('come compressed, as the client likes it, and never change under their name', async () => {
    const url = await urlOf('js');
    const plain = await sendRaw(url, { method: 'GET' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const tags = new Set([plain.headers['etag']]);
    for (const encoding of ['br', 'gzip']) {
      const response = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': encoding } });
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-encoding': encoding,
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: expect.stringContaining('Accept-Encoding'),
      });
      expect(Number(response.headers.get('content-length'))).toBeLessThan(plain.text.length / 3);
      tags.add(response.headers.get('etag') ?? undefined);
    }
    // Other bytes, another tag.
    expect(tags.size).toBe(3);
  });

  test('are not sent again to a client that has them', async () => {
    const url = await urlOf('css');
    const headers: RawHeaders = [['accept-encoding', 'br']];
    const first = await sendRaw(url, { method: 'GET', headers });
    const etag = String(first.headers['etag']);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await sendRaw(url, { method: 'GET', headers: [...headers, ['if-none-match', known]] });
      expect({ status: again.status, text: again.text, etag: again.headers['etag'] }).toEqual({
        status: 304,
        text: '',
        etag,
      });
    }
    const changed = await sendRaw(url, {
      method: 'GET',
      headers: [...headers, ['if-none-match', '"other"']],
    });
    expect(changed.status).toBe(200);
  });

  test('are built once, by one of those that ask at the same time, and read by all later ones', async () => {
    const cacheFolder = await mkdtemp(path.join(tmpdir(), 'graphiql-'));
    try {
      const [one, other] = await Promise.all([
        bundleGraphiql({ cacheFolder }),
        bundleGraphiql({ cacheFolder }),
      ]);
      expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
      const [kept = '', ...others] = await readdir(cacheFolder);
      // Neither a lock nor a draft is left.
      expect(others).toEqual([]);
      const files = await readdir(path.join(cacheFolder, kept));
      expect(files.filter((file) => file.endsWith('.br')).length).toBeGreaterThan(3);
      for (const asset of (await bundleGraphiql({ cacheFolder })).values()) {
        const { identity, br, gzip } = asset.bodies;
        expect(br && brotliDecompressSync(br).equals(identity)).toBe(true);
        expect(gzip && gunzipSync(gzip).equals(identity)).toBe(true);
      }
    } finally {
      await rm(cacheFolder, { recursive: true, force: true });
    }
  });
});
