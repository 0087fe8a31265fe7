import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { resolveConfig } from '../../router/config/load-config.ts';
import { createGraphiql } from '../../router/graphiql/create-graphiql.ts';
import { createPlainServer, type HttpServer } from '../../router/http/create-server.ts';
import { addFeatureRoutes } from '../../router/http/feature-routes.ts';
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
  await editor.stop();
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
  addFeatureRoutes(server, editor.routes ?? []);
  url = await server.listen({ host: '127.0.0.1', port: 0 });
}

const pathOfScript = async (): Promise<string> => {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return /<script src="([^"]+)"/.exec(await response.text())?.[1] ?? '';
};

/** Names in the cache: the bundle, and locks and drafts while a process works on it. */
const kept = () => readdir(cacheFolder);

test('it is built after the start without being asked for; a browser that is early has the page, and its files when they are built', async () => {
  await start();
  editor.prepare();
  const script = await pathOfScript();
  expect((await kept()).filter((name) => !name.includes('.'))).toEqual([]);
  expect((await fetch(`${url}${script}`)).status).toBe(200);
  const [folder = '', ...others] = await kept();
  expect(others).toEqual([]);
  expect(await readdir(path.join(cacheFolder, folder))).toContain(`${path.basename(script)}.br`);
  expect(await pathOfScript()).toBe(script);
});

test('a stop leaves nothing to wait for, and what a killed process left is taken over', async () => {
  await start();
  editor.prepare();
  const waiting = fetch(`${url}${await pathOfScript()}`);
  const lock = await waitUntil('the lock', async () => (await kept()).find((name) => name.endsWith('.lock')));
  await editor.stop();
  expect((await waiting).status).toBe(503);
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
  expect((await fetch(`${url}${await pathOfScript()}`)).status).toBe(200);
  expect(await kept()).toEqual([folder]);
});
