import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { retryPauseMs } from '../../router/supergraph/retry-pause.ts';
import { type LogLine, recordLines } from '../harness/record-lines.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { composeSupergraph, startRouter, type TestRouter } from '../harness/start-router.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** A supergraph behind an address, over a real server that answers as each test says. */
let shop: ShopSubgraphs;
let registry: Server;
let registryUrl: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let router: TestRouter | undefined;
let folder: string;
const requests: IncomingMessage[] = [];
const lines: LogLine[] = [];

beforeEach(async () => {
  shop = await startShopSubgraphs();
  folder = mkdtempSync(path.join(tmpdir(), 'supergraph-url-'));
  requests.length = 0;
  registry = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  registryUrl = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/graph?key=secret`;
});
afterEach(async () => {
  await router?.close();
  router = undefined;
  registry.closeAllConnections();
  registry.close();
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

const copyFile = (): string => path.join(folder, 'kept', 'supergraph.graphql');

/** The supergraph in the copy, whose first line says which address it is of. */
function keptCopy(): string {
  const text = readFileSync(copyFile(), 'utf8');
  expect(text).toMatch(
    new RegExp(`^# supergraph of ${registryUrl.replace(/\?.*/, '')}, address sha256:[\\da-f]{64}\n`),
  );
  return text.slice(text.indexOf('\n') + 1);
}

function serve(sdl: string, etag: string): void {
  answer = (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(sdl);
  };
}

const fail = (status: number, headers: Record<string, string> = {}): void => {
  answer = (_request, response) => response.writeHead(status, headers).end('no');
};

async function start(supergraph: Record<string, unknown> = {}): Promise<TestRouter> {
  lines.length = 0;
  router = await startRouter(
    [],
    {
      supergraph: {
        url: registryUrl,
        pollIntervalMs: 50,
        token: 'registry-token',
        copyFile: copyFile(),
        ...supergraph,
      },
    },
    { logger: recordLines(lines) },
  );
  return router;
}

async function ready(): Promise<{ readonly status: number; readonly supergraph: unknown }> {
  const response = await fetch(`${router?.url}/ready`);
  const body = (await response.json()) as { readonly supergraph: unknown };
  return { ...body, status: response.status };
}

async function metric(result: string): Promise<number> {
  const text = await (await fetch(`${router?.url}/metrics`)).text();
  const [, value = '0'] =
    new RegExp(`router_supergraph_updates_total\\{result="${result}"\\} (\\d+)`).exec(text) ?? [];
  return Number(value);
}

const served = (from: string) => ({ version: expect.any(String), from });

function sdlWith(field: string): string {
  const [products, ...others] = shop.all;
  if (products === undefined) throw new Error('no subgraph');
  const sdl = products.sdl.replace('price: Float', `price: Float ${field}: String`);
  return composeSupergraph([{ ...products, sdl }, ...others]);
}

test('it is served, asked for again by its tag with the token, and swapped when it changes', async () => {
  const first = composeSupergraph(shop.all);
  serve(first, '"one"');
  await start();
  expect(await ready()).toMatchObject({ status: 200, supergraph: served('url') });
  expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer registry-token' });
  await waitUntil('another question', async () => (requests.length > 2 ? true : undefined));
  expect(requests.at(-1)?.headers['if-none-match']).toBe('"one"');
  expect(keptCopy()).toBe(first);

  const second = sdlWith('color');
  serve(second, '"two"');
  await waitUntil('the swap', async () => ((await metric('swapped')) === 2 ? true : undefined));
  await waitUntil('the copy', async () => (keptCopy() === second ? true : undefined));
  expect(readdirSync(path.dirname(copyFile()))).toEqual(['supergraph.graphql']);
});

test.each<readonly [name: string, change: () => void]>([
  ['401', () => fail(401)],
  ['500', () => fail(500)],
  ['a redirect', () => fail(302, { location: 'http://127.0.0.1:1/' })],
  [
    'an answer that is too large',
    () => serve(`${composeSupergraph(shop.all)}\n#${'x'.repeat(200_000)}`, '"large"'),
  ],
  [
    'an answer that does not end',
    () => {
      answer = (_request, response) => void response.writeHead(200).write('schema');
    },
  ],
  [
    'a dropped connection',
    () => {
      answer = (request) => void request.socket.destroy();
    },
  ],
])('%s leaves the supergraph in service', async (_name, change) => {
  serve(composeSupergraph(shop.all), '"one"');
  await start({ maxBytes: 100_000, timeoutMs: 1_000 });
  change();
  await waitUntil('the failure', async () => ((await metric('unreadable')) > 0 ? true : undefined));
  expect(await ready()).toMatchObject({ status: 200, supergraph: served('url') });
  serve(sdlWith('color'), '"two"');
  await waitUntil('the next good one', async () => ((await metric('swapped')) === 2 ? true : undefined));
});

test('garbage is refused as in a file, and is never the copy', async () => {
  const good = composeSupergraph(shop.all);
  serve(good, '"one"');
  await start();
  serve('<html>', '"garbage"');
  await waitUntil('the refusal', async () => ((await metric('refused')) > 0 ? true : undefined));
  expect(await ready()).toMatchObject({ status: 200, supergraph: served('url') });
  expect(keptCopy()).toBe(good);
});

test('a start while the address is down serves the last good copy, says so, and goes over to the address', async () => {
  serve(composeSupergraph(shop.all), '"one"');
  await (await start()).close();
  fail(503);
  await start();
  expect(await ready()).toMatchObject({ status: 200, supergraph: served('copy') });
  serve(sdlWith('color'), '"two"');
  await waitUntil('the address', async () =>
    JSON.stringify(await ready()).includes('"from":"url"') ? true : undefined,
  );
});

test('a start while the address is down without a copy waits for it, not ready', async () => {
  fail(503);
  await start();
  expect(await ready()).toMatchObject({ status: 503, check: 'supergraph', supergraph: null });
  serve(composeSupergraph(shop.all), '"one"');
  await waitUntil('readiness', async () => ((await ready()).status === 200 ? true : undefined));
});

test('the copy of another address is not served: the start waits for the address, and then keeps its supergraph', async () => {
  serve(composeSupergraph(shop.all), '"one"');
  await (await start()).close();
  const before = readFileSync(copyFile(), 'utf8');

  fail(503);
  const other = registryUrl.replace('/graph', '/another');
  await start({ url: other });
  expect(await ready()).toMatchObject({ status: 503, check: 'supergraph', supergraph: null });
  expect(lines).toContainEqual({
    level: 'warn',
    message: 'copy of the supergraph is of another address and is not used',
    fields: { file: copyFile(), of: registryUrl.replace(/\?.*/, '') },
  });
  expect(readFileSync(copyFile(), 'utf8')).toBe(before);

  serve(composeSupergraph(shop.all), '"one"');
  await waitUntil('readiness', async () => ((await ready()).status === 200 ? true : undefined));
  await waitUntil('the copy', async () =>
    readFileSync(copyFile(), 'utf8').startsWith(`# supergraph of ${other.replace(/\?.*/, '')},`)
      ? true
      : undefined,
  );
});

test('the same fault is one error in the log, however often the address is asked', async () => {
  const faults = () => lines.filter(({ level }) => level === 'error').map(({ message }) => message);
  serve('<html>', '"garbage"');
  await start();
  const asked = async (times: number) => {
    const from = requests.length;
    await waitUntil('further questions', async () => (requests.length >= from + times ? true : undefined));
  };
  await asked(4);
  expect(await metric('refused')).toBeGreaterThan(2);
  expect(faults()).toEqual(['supergraph refused, none is in service']);

  // Other words, refused for the same reason.
  serve('<html> ', '"other garbage"');
  await asked(3);
  expect(faults()).toEqual(Array.from({ length: 2 }, () => 'supergraph refused, none is in service'));

  serve(composeSupergraph(shop.all), '"one"');
  await waitUntil('readiness', async () => ((await ready()).status === 200 ? true : undefined));
  serve('<html>', '"garbage"');
  await waitUntil('the third', async () => (faults().length === 3 ? true : undefined));
  expect(faults().at(-1)).toBe('supergraph refused, the one in service stays');
  fail(503);
  await waitUntil('the fourth', async () => (faults().length === 4 ? true : undefined));
  expect(faults().at(-1)).toBe('supergraph source not readable, the one in service stays');
  expect(lines.filter(({ level }) => level === 'debug').length).toBeGreaterThan(3);
});

test('a copy that a killed process left unfinished is gone after the next start', async () => {
  serve(composeSupergraph(shop.all), '"one"');
  await (await start()).close();
  writeFileSync(`${copyFile()}.0190a4b6-1c2d-4e3f-8a9b-0c1d2e3f4a5b`, 'half');
  await start();
  expect(readdirSync(path.dirname(copyFile()))).toEqual(['supergraph.graphql']);
});

test('pauses grow with failures up to five minutes and are spread', () => {
  expect([0, 1, 2, 3, 20].map((failures) => retryPauseMs(10_000, failures, 1))).toEqual([
    11_000, 20_000, 40_000, 80_000, 300_000,
  ]);
  expect(retryPauseMs(10_000, 0, 0)).toBe(9_000);
  expect(retryPauseMs(10_000, 2, 0)).toBe(20_000);
});
