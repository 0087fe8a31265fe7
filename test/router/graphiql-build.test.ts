import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { resolveConfig } from '../../router/config/load-config.ts';
import { createGraphiql } from '../../router/graphiql/create-graphiql.ts';
import { createPlainServer, type HttpServer } from '../../router/http/create-server.ts';
import { type LogLine, recordLines } from '../harness/record-lines.ts';
import { spawnCommand } from '../harness/spawn-process.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** The editor in an installation where no process has built it yet. */
let cacheFolder: string;
let editor: ReturnType<typeof createGraphiql>;
let server: HttpServer;
let url: string;
const lines: LogLine[] = [];

beforeEach(async () => {
  cacheFolder = await mkdtemp(path.join(tmpdir(), 'graphiql-build-'));
});
afterEach(async () => {
  await server.close();
  await editor.close?.();
  await rm(cacheFolder, { recursive: true, force: true });
  expect(lines).toEqual([]);
});

async function start(): Promise<void> {
  const config = resolveConfig({ environment: 'development', supergraph: { file: 'none' } });
  const logger = recordLines(lines);
  editor = createGraphiql({
    config: config.graphiql,
    title: 'Test',
    endpoint: '/',
    offersLogins: true,
    logger,
    cacheFolder,
  });
  server = createPlainServer({ config, logger, isDraining: () => false });
  server.get('/', (_request, reply) => editor.sendPage(reply));
  url = await server.listen({ host: '127.0.0.1', port: 0 });
}

async function openPage() {
  const response = await fetch(url);
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    text: await response.text(),
  };
}

const page = () =>
  waitUntil('the editor', async () => {
    const answer = await openPage();
    return answer.status === 200 ? answer.text : undefined;
  });

/** Names in the cache: the bundle, and locks and drafts while a process works on it. */
const kept = () => readdir(cacheFolder);

test('it is built after the start without being asked for; a browser that is early gets a page that looks again', async () => {
  await start();
  editor.prepare();
  const early = await openPage();
  expect(early).toMatchObject({ status: 503, retryAfter: '1' });
  expect(early.text).toContain('<meta http-equiv="refresh" content="1" />');
  const [folder = ''] = await waitUntil('the bundle', async () => {
    const names = await kept();
    return names.length === 1 && !names[0]?.includes('.') ? names : undefined;
  });
  expect(await readdir(path.join(cacheFolder, folder))).toContainEqual(
    expect.stringMatching(/^page-.+\.js\.br$/),
  );
  expect(await page()).toContain('<script src="/graphiql/page-');
});

test('a stop leaves nothing to wait for, and what a killed process left is taken over', async () => {
  await start();
  editor.prepare();
  const lock = await waitUntil('the lock', async () => (await kept()).find((name) => name.endsWith('.lock')));
  await editor.close?.();
  expect(await kept()).toEqual([]);
  await server.close();

  const ended = spawnCommand(process.execPath, ['--version']);
  await ended.exited();
  const folder = path.basename(lock, '.lock');
  await mkdir(path.join(cacheFolder, `${folder}.draft-abc`));
  await mkdir(path.join(cacheFolder, lock));
  const owner = { host: hostname(), pid: ended.process.pid };
  await writeFile(path.join(cacheFolder, lock, 'owner.json'), JSON.stringify(owner));
  await start();
  editor.prepare();
  // The lock of a process that cannot be looked at is left alone for a minute; this one is gone soon.
  await waitUntil(
    'another owner',
    async () => {
      const text = await readFile(path.join(cacheFolder, lock, 'owner.json'), 'utf8').catch(() => '');
      return text.includes(`"pid":${process.pid}`) ? true : undefined;
    },
    30_000,
  );
  expect(await page()).toContain('<script src="/graphiql/page-');
  expect(await kept()).toEqual([folder]);
});
