import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { composeSupergraph, startRouter } from '../harness/start-router.ts';
import { waitUntil } from '../harness/wait-until.ts';

const root = path.join(import.meta.dirname, '../..');

let shop: ShopSubgraphs;
let folder: string;
let supergraphFile: string;

beforeAll(async () => {
  shop = await startShopSubgraphs();
  folder = await mkdtemp(path.join(tmpdir(), 'router-process-'));
  supergraphFile = path.join(folder, 'supergraph.graphql');
  await writeFile(supergraphFile, composeSupergraph(shop.all));
});

afterEach(() => shop.products.script(undefined));

afterAll(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

/** Holds answers of the products subgraph back until released. */
function holdAnswers(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  shop.products.script(async () => {
    await promise;
    return false;
  });
  return resolve;
}

function ask(endpoint: string): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ products { name } }"}',
  });
}

/** A connection that had answered before broke under a request: the one failure a stop must not cause. */
class BrokenReuse extends Error {}

function statusOver(
  agent: Agent,
  url: string,
): Promise<{ readonly status: number; readonly connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, headers: { 'x-requested-with': 'test' } }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection }),
      );
    });
    outgoing.on('error', (error) => reject(outgoing.reusedSocket ? new BrokenReuse(error.message) : error));
    outgoing.end();
  });
}

describe('a router that is closed', () => {
  test('is not ready first, finishes what is in flight, refuses what is new, and frees its port', async () => {
    const router = await startRouter(shop.all, { server: { drainDelayMs: 300 } });
    const release = holdAnswers();
    const pending = ask(router.endpoint);
    await shop.products.nextRequest();
    const agent = new Agent({ keepAlive: true });
    expect(await statusOver(agent, `${router.url}/ready`)).toEqual({ status: 200, connection: 'keep-alive' });

    const closing = router.close();
    expect(router.state().phase).toBe('draining');
    expect(await statusOver(agent, `${router.url}/ready`)).toEqual({ status: 503, connection: 'close' });
    expect((await fetch(`${router.url}/health`)).status).toBe(200);
    await waitUntil('new connections to be refused', async () => {
      try {
        await statusOver(new Agent(), `${router.url}/health`);
        return undefined;
      } catch {
        return true;
      }
    });
    release();
    const answer = await pending;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ data: { products: [{}, {}] } });
    await closing;
    expect(router.state().phase).toBe('stopped');
    agent.destroy();
    const again = createServer();
    await new Promise<void>((resolve) =>
      again.listen(Number(new URL(router.url).port), '127.0.0.1', resolve),
    );
    again.close();
  });

  test('fails no request of busy clients, which meet only a closed port in the end', async () => {
    const router = await startRouter(shop.all, { server: { drainDelayMs: 300 } });
    const outcomes: unknown[] = [];
    const clients = Array.from({ length: 8 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (;;) {
        try {
          outcomes.push(
            (await statusOver(agent, `${router.endpoint}?query=%7Bproducts%7Bname%7D%7D`)).status,
          );
        } catch (error: unknown) {
          agent.destroy();
          return error instanceof BrokenReuse ? 'an open connection broke' : 'no new connection';
        }
      }
    });
    await waitUntil('traffic', async () => (outcomes.length > 50 ? true : undefined));
    await router.close();
    expect(new Set(await Promise.all(clients))).toEqual(new Set(['no new connection']));
    expect(new Set(outcomes)).toEqual(new Set([200]));
  });

  test('ends the connection of a request that arrived before the stop and is answered during it', async () => {
    const router = await startRouter(shop.all, { server: { drainDelayMs: 300 } });
    const release = holdAnswers();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const query = `${router.endpoint}?query=${encodeURIComponent('{ products { name } }')}`;
    const pending = statusOver(agent, query);
    await shop.products.nextRequest();

    const closing = router.close();
    release();
    expect(await pending).toEqual({ status: 200, connection: 'close' });
    await closing;
    agent.destroy();
  });

  test('cuts connections that outlast the drain timeout', async () => {
    const router = await startRouter(shop.all, {
      server: { drainTimeoutMs: 100, requestTimeoutMs: 600_000 },
      supergraph: { drainTimeoutMs: 100 },
      subgraphs: { all: { timeoutMs: 600_000 } },
    });
    const release = holdAnswers();
    const pending = ask(router.endpoint).catch(() => 'cut');
    await shop.products.nextRequest();
    const closing = router.close();
    // The answer is held until the connection is cut.
    expect(await pending).toBe('cut');
    release();
    await closing;
  });

  test('waits for the same end however often it is closed', async () => {
    const router = await startRouter(shop.all);
    await Promise.all([router.close(), router.close()]);
    await router.close();
    expect(router.state()).toEqual({ phase: 'stopped' });
  });
});

interface RouterProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly exited: Promise<number | null>;
}

function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RouterProcess {
  const child = spawn(process.execPath, ['router/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, output: () => output, errors: () => errors, exited };
}

async function urlOf(router: RouterProcess): Promise<string> {
  const line = await waitUntil('the router to listen', async () =>
    router
      .output()
      .split('\n')
      .find((entry) => entry.includes('router is listening')),
  );
  return (JSON.parse(line) as { readonly url: string }).url;
}

describe('the process', () => {
  test('serves any supergraph with a file and a port alone, and ends with 0 on SIGTERM', async () => {
    const router = startProcess(['--supergraph', supergraphFile, '--port', '0']);
    const url = await urlOf(router);
    const answer = await ask(url);
    expect(await answer.json()).toMatchObject({ data: { products: [{}, {}] } });
    const introspection = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __schema { queryType { name } } }"}',
    });
    expect(introspection.status).toBe(200);
    router.child.kill('SIGTERM');
    expect(await router.exited).toBe(0);
    expect(router.errors()).toBe('');
  });

  test('answers what is in flight before it ends on SIGINT', async () => {
    const router = startProcess(['--supergraph', supergraphFile, '--port', '0']);
    const url = await urlOf(router);
    const release = holdAnswers();
    const pending = ask(url);
    await shop.products.nextRequest();
    router.child.kill('SIGINT');
    await waitUntil('the stop to begin', async () =>
      router.output().includes('"stopping"') ? true : undefined,
    );
    release();
    expect((await pending).status).toBe(200);
    expect(await router.exited).toBe(0);
  });

  test('is forced to end by a second signal', async () => {
    const router = startProcess(['--supergraph', supergraphFile, '--port', '0']);
    const url = await urlOf(router);
    const release = holdAnswers();
    const pending = ask(url).catch(() => 'cut');
    await shop.products.nextRequest();
    router.child.kill('SIGTERM');
    await waitUntil('the stop to begin', async () =>
      router.output().includes('"stopping"') ? true : undefined,
    );
    await waitUntil('the forced end', async () => {
      router.child.kill('SIGTERM');
      return router.child.exitCode ?? undefined;
    });
    expect(await router.exited).toBe(1);
    expect(await pending).toBe('cut');
    release();
  });

  test('takes a signal that comes twice, from a terminal and from npm, for one', async () => {
    const router = startProcess(['--supergraph', supergraphFile, '--port', '0']);
    const url = await urlOf(router);
    const release = holdAnswers();
    const pending = ask(url);
    await shop.products.nextRequest();
    router.child.kill('SIGINT');
    router.child.kill('SIGTERM');
    router.child.kill('SIGINT');
    await waitUntil('the stop to begin', async () =>
      router.output().includes('"stopping"') ? true : undefined,
    );
    release();
    expect((await pending).status).toBe(200);
    expect(await router.exited).toBe(0);
  });

  test('takes options from the environment, secrets from files, and flags before both', async () => {
    const secretFile = path.join(folder, 'secret');
    const configFile = path.join(folder, 'config.yaml');
    await writeFile(secretFile, 'a-secret-of-at-least-thirty-two-bytes!\n');
    await writeFile(configFile, 'server:\n  port: 1\n  path: /graph\nlogging:\n  level: fatal\n');
    const router = startProcess(['--port', '0', '--config', configFile], {
      ERP_SUPERGRAPH_FILE: supergraphFile,
      ERP_VIEWER_TOKEN_SECRET_FILE: secretFile,
      ERP_SERVER_PORT: '2',
      ERP_LOGGING_LEVEL: 'info',
    });
    const url = await urlOf(router);
    expect(url).toMatch(/\/graph$/);
    expect((await ask(url)).status).toBe(200);
    expect(shop.products.requests.at(-1)?.headers['x-viewer-token']).toEqual(expect.any(String));
    router.child.kill('SIGTERM');
    expect(await router.exited).toBe(0);
  });

  const mistakes: ReadonlyArray<
    readonly [
      name: string,
      args: () => readonly string[] | Promise<readonly string[]>,
      lines: readonly RegExp[],
    ]
  > = [
    [
      'a file that is missing',
      () => ['--supergraph', 'nowhere.graphql'],
      [/^router: supergraph file nowhere\.graphql does not exist$/],
    ],
    [
      'a file that is not a supergraph',
      () => ['--supergraph', 'package.json'],
      [/^router: supergraph package\.json is invalid: .+$/],
    ],
    ['no supergraph at all', () => [], [/^router: supergraph\.file is required: .+$/]],
    [
      'a subgraph in place of a supergraph',
      () => ['--supergraph', 'schema/crm.graphql'],
      [
        /^router: supergraph schema\/crm\.graphql is invalid: this is a subgraph schema; compose it first: .+$/,
      ],
    ],
    [
      'an unknown flag',
      () => ['--supergraph', supergraphFile, '--colour', 'red'],
      [/^router: unknown flag --colour$/],
    ],
    [
      'a port out of range',
      () => ['--supergraph', supergraphFile, '--port', '70000'],
      [/server\.port .+ \(flag --port\)$/],
    ],
    [
      'a flag in the place of a value',
      () => ['--supergraph', supergraphFile, '--port', '--engine', 'compiled'],
      [/^router: flag --port needs a value$/],
    ],
    [
      'several mistakes',
      () => ['--port', '70000', '--engine', 'steam', '--supergraph='],
      [/--supergraph/, /server\.port .+ \(flag --port\)$/, /federation\.engine .+ \(flag --engine\)$/],
    ],
  ];
  test.each(mistakes)('ends with a line for each mistake: %s', async (name, args, lines) => {
    const given = await args();
    const router = startProcess(given);
    const isFlagWrong = given.some((argument) => /^--(?!supergraph$)/.test(argument));
    expect(await router.exited).toBe(isFlagWrong ? 2 : 1);
    const shown = router.errors().trim().split('\n');
    for (const line of lines) expect(shown).toContainEqual(expect.stringMatching(line));
    expect(shown.every((line) => line.startsWith('router: '))).toBe(true);
    // Said once, to the person who starts it.
    expect(router.output().replace(router.errors(), '').trim()).toBe('');
  });

  test('ends with 1 and one line when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '0.0.0.0', resolve));
    const { port } = other.address() as AddressInfo;
    const router = startProcess(['--supergraph', supergraphFile, '--port', String(port)]);
    expect(await router.exited).toBe(1);
    expect(router.errors()).toBe(`router: port ${port} is taken by another process\n`);
    other.close();
  });

  test('explains its flags', async () => {
    const router = startProcess(['--help']);
    expect(await router.exited).toBe(0);
    expect(router.output()).toContain('--supergraph <file>');
  });
});
