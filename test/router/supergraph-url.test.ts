import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { retryPauseMs } from '../../router/supergraph/retry-pause.ts';
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
  router = await startRouter([], {
    supergraph: {
      url: registryUrl,
      pollIntervalMs: 50,
      token: 'registry-token',
      copyFile: copyFile(),
      ...supergraph,
    },
  });
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
  expect(readFileSync(copyFile(), 'utf8')).toBe(first);

  const second = sdlWith('color');
  serve(second, '"two"');
  await waitUntil('the swap', async () => ((await metric('swapped')) === 2 ? true : undefined));
  await waitUntil('the copy', async () => (readFileSync(copyFile(), 'utf8') === second ? true : undefined));
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
  expect(readFileSync(copyFile(), 'utf8')).toBe(good);
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

test('pauses grow with failures up to five minutes and are spread', () => {
  expect([0, 1, 2, 3, 20].map((failures) => retryPauseMs(10_000, failures, 1))).toEqual([
    11_000, 20_000, 40_000, 80_000, 300_000,
  ]);
  expect(retryPauseMs(10_000, 0, 0)).toBe(9_000);
  expect(retryPauseMs(10_000, 2, 0)).toBe(20_000);
});
