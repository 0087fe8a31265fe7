import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { type SpawnedProcess, spawnNode } from '../harness/spawn-process.ts';
import { composeSupergraph } from '../harness/start-router.ts';
import { waitUntil } from '../harness/wait-until.ts';

const workerCount = 2;

let shop: ShopSubgraphs;
let folder: string;
let supergraphFile: string;
let group: SpawnedProcess | undefined;

beforeAll(async () => {
  shop = await startShopSubgraphs();
  folder = await mkdtemp(path.join(tmpdir(), 'router-workers-'));
  supergraphFile = path.join(folder, 'supergraph.graphql');
  await writeFile(supergraphFile, composeSupergraph(shop.all));
});

afterEach(async () => {
  shop.products.script(undefined);
  await group?.stop('SIGKILL');
  group = undefined;
});

afterAll(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

interface Listening {
  readonly url: string;
  readonly workerPids: readonly number[];
}

async function startGroup(environment: Readonly<Record<string, string>> = {}): Promise<Listening> {
  group = spawnNode(
    'router/main.ts',
    ['--supergraph', supergraphFile, '--host', '127.0.0.1', '--port', '0', '--workers', String(workerCount)],
    { ERP_FEDERATION_ENGINE: 'compiled', ERP_PLANNING_TIMEOUT_MS: '10000', ...environment },
  );
  const [line] = await group.waitForOutput(/^.*router is listening.*$/m);
  return JSON.parse(line) as Listening;
}

function running(): SpawnedProcess {
  if (group === undefined) throw new Error('no group is running');
  return group;
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

/** A connection that had answered before broke under a request: the one failure a stop must not cause. */
class BrokenReuse extends Error {}

function send(url: string, agent: Agent | false = false, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = { 'x-requested-with': 'test', 'content-type': 'application/json' };
    const outgoing = request(url, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', (error) => reject(error));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on('error', (error) => reject(outgoing.reusedSocket ? new BrokenReuse(error.message) : error));
    outgoing.end(body);
  });
}

const query = JSON.stringify({ query: '{ products { name reviews { text } } }' });

function metricIn(text: string, name: string): number {
  const line = text.split('\n').find((candidate) => candidate.startsWith(name));
  return line === undefined ? 0 : Number(line.split(' ').at(-1));
}

test('workers share the port, any of them serves the metrics of all, and SIGTERM ends all of them with 0', async () => {
  const { url, workerPids } = await startGroup();
  const origin = new URL(url).origin;
  expect(new Set(workerPids).size).toBe(workerCount);
  expect((await send(`${origin}/ready`)).status).toBe(200);
  // Connections are dealt in turn, so that both workers answer.
  for (let sent = 0; sent < 10; sent += 1) {
    const { status, text } = await send(url, false, query);
    expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining('Comfortable') });
  }
  for (let scrape = 0; scrape < workerCount * 2; scrape += 1) {
    const { text } = await send(`${origin}/metrics`);
    expect(metricIn(text, 'router_graphql_requests_total{operation_type="query",status="200"}')).toBe(10);
    expect(metricIn(text, 'router_workers_ready')).toBe(workerCount);
    expect(metricIn(text, 'router_supergraph_info')).toBe(1);
  }
  running().process.kill('SIGTERM');
  expect(await running().exited()).toBe(0);
  for (const pid of workerPids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('a worker that is killed is replaced while the others serve', async () => {
  const { url, workerPids } = await startGroup({ ERP_WORKERS_RESTART_DELAY_MS: '20' });
  const origin = new URL(url).origin;
  const [victim] = workerPids;
  if (victim === undefined) throw new Error('no worker');
  process.kill(victim, 'SIGKILL');
  await running().waitForOutput(/worker ended, replacing it/);
  expect((await send(`${origin}/ready`)).status).toBe(200);
  expect((await send(url, false, query)).status).toBe(200);
  const metrics = await waitUntil('the replacement', async () => {
    const { text } = await send(`${origin}/metrics`);
    return metricIn(text, 'router_workers_ready') === workerCount ? text : undefined;
  });
  expect(metricIn(metrics, 'router_worker_restarts_total')).toBe(1);
  for (let sent = 0; sent < workerCount * 2; sent += 1) {
    expect((await send(url, false, query)).status).toBe(200);
    expect((await send(`${origin}/ready`)).status).toBe(200);
  }
});

test('SIGTERM to the whole group fails no request of busy clients', async () => {
  const { url } = await startGroup({ ERP_SERVER_DRAIN_DELAY_MS: '300' });
  const statuses: number[] = [];
  const clients = Array.from({ length: 6 }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (;;) {
      try {
        statuses.push((await send(url, agent, query)).status);
      } catch (error: unknown) {
        agent.destroy();
        return error instanceof BrokenReuse ? 'an open connection broke' : 'no new connection';
      }
    }
  });
  await waitUntil('traffic', async () => (statuses.length > 50 ? true : undefined));
  // As a terminal does: every process gets the signal.
  expect(await running().stop('SIGTERM')).toBe(0);
  expect(new Set(await Promise.all(clients))).toEqual(new Set(['no new connection']));
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a request in flight is answered after SIGTERM; a second signal ends everything immediately with 1', async () => {
  const first = await startGroup();
  const hold = Promise.withResolvers<void>();
  shop.products.script(async () => {
    await hold.promise;
    return false;
  });
  const answered = send(first.url, false, query);
  await shop.products.nextRequest();
  running().process.kill('SIGTERM');
  await running().waitForOutput(/"stopping"/);
  hold.resolve();
  expect((await answered).status).toBe(200);
  expect(await running().exited()).toBe(0);

  const second = await startGroup();
  const never = Promise.withResolvers<void>();
  shop.products.script(async () => {
    await never.promise;
    return false;
  });
  const cut = send(second.url, false, query).catch(() => 'cut');
  await shop.products.nextRequest();
  running().process.kill('SIGTERM');
  await running().waitForOutput(/"stopping"/);
  await waitUntil('the forced end', async () => {
    running().process.kill('SIGTERM');
    return running().process.exitCode ?? undefined;
  });
  expect(await running().exited()).toBe(1);
  expect(await cut).toBe('cut');
  never.resolve();
});

test('a router that cannot start with workers says why and ends with 1', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    group = spawnNode('router/main.ts', [
      '--supergraph',
      supergraphFile,
      '--host',
      '127.0.0.1',
      '--port',
      String(address.port),
      '--workers',
      '2',
    ]);
    expect(await group.exited()).toBe(1);
    expect(group.output()).toContain(`port ${address.port} is taken by another process`);
  } finally {
    taken.close();
  }
});

test('the number of workers is checked like every option', async () => {
  group = spawnNode('router/main.ts', ['--supergraph', supergraphFile, '--workers', 'many']);
  expect(await group.exited()).toBe(2);
  expect(group.output()).toContain(
    'workers.count must be "auto" or a whole number from 1 to 256 (flag --workers)',
  );
});
