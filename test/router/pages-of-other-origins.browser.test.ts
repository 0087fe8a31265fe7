import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { proceed } from '../../router/graphql/stage-result.ts';
import type { Feature } from '../../router/pipeline/feature.ts';
import { chromiumOptions } from '../harness/browser.ts';
import { type ShopSubgraphs, startShopSubgraphs } from '../harness/shop-subgraphs.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

const query = 'query Chair { product(id: "1") { name } }';
const chair = { data: { product: { name: 'Chair' } } };
/** What urql accepts; it asks by GET unless its options say otherwise. */
const acceptOfUrql =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';

let shop: ShopSubgraphs;
let router: TestRouter;
let pages: Server;
let browser: BrowserContext | undefined;
let profile: string;
const waiting: Array<(headers: IncomingHttpHeaders) => void> = [];

/** Reports each request when it has been answered. */
const arrivals: Feature = {
  name: 'arrivals',
  admit: ({ headers }) =>
    proceed(() => {
      for (const resolve of waiting.splice(0)) resolve(headers);
    }),
};

/** The router is on 127.0.0.1 and the pages are on localhost: another origin, and another site. */
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'browser-profile-'));
  shop = await startShopSubgraphs();
  pages = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>${request.url}</title>`);
  });
  await new Promise<void>((resolve) => pages.listen(0, 'localhost', resolve));
  router = await startRouter(
    shop.all,
    {
      cors: { origins: [originOfPages()], credentials: true },
      subgraphs: {
        all: {
          requestHeaders: [
            { kind: 'propagate', named: 'cookie' },
            { kind: 'propagate', named: 'x-market' },
          ],
          responseHeaders: [{ named: 'x-cost' }],
        },
      },
    },
    { features: [() => arrivals] },
  );
  shop.products.script((_request, response) => {
    response.setHeader('x-cost', '7');
    return false;
  });
});

afterAll(async () => {
  await browser?.close();
  await rm(profile, { recursive: true, force: true });
  await new Promise((resolve) => pages.close(resolve));
  await router.close();
  await shop.close();
});

/** Headers of the next request that the router has answered. */
function nextAnswered(): Promise<IncomingHttpHeaders> {
  return new Promise((resolve) => waiting.push(resolve));
}

function originOfPages(): string {
  return `http://localhost:${(pages.address() as AddressInfo).port}`;
}

/**
 * A browser that gives cookies to other sites, as most do: Debian's, and windows without history, keep them back, and
 * then half of the requests below would be harmless.
 */
async function launchBrowser(): Promise<BrowserContext> {
  const { chromium } = await import('playwright-core');
  const preferences = { profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, chromiumOptions());
  await context.addCookies([
    { name: 'session', value: 's1', domain: '127.0.0.1', path: '/', sameSite: 'None', secure: true },
  ]);
  return context;
}

/** A page of the other site, in a browser that holds a cookie of the router. */
async function openPage(): Promise<Page> {
  browser ??= await launchBrowser();
  const page = await browser.newPage();
  await page.goto(`${originOfPages()}/`);
  return page;
}

function queryUrl(): string {
  return `${router.endpoint}?query=${encodeURIComponent(query)}`;
}

test('a page of an allowed origin asks by GET as urql and graphql-request do, with cookies', async () => {
  const page = await openPage();
  const answers = await page.evaluate(
    async ([url, accept]) => {
      const plain = await fetch(url, { headers: { accept } });
      const withCookies = await fetch(url, { headers: { accept }, credentials: 'include' });
      return [await plain.json(), await withCookies.json()];
    },
    [queryUrl(), acceptOfUrql] as const,
  );
  expect(answers).toEqual([chair, chair]);
  // What the other tests rely on: this cookie does go along with requests of the page.
  expect(shop.products.requests.at(-1)?.headers['cookie']).toBe('session=s1');
  await page.close();
});

test('a page of an allowed origin sends headers of rules and clients, and reads those of rules', async () => {
  const page = await openPage();
  const read = await page.evaluate(
    async ([url, body]) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: 'Bearer none',
          'apollographql-client-name': 'web',
          'apollographql-client-version': '1.0',
          'x-apollo-operation-name': 'Chair',
          traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
          'x-market': 'eu',
        },
        body,
      });
      const id = response.headers.get('x-request-id');
      return { body: await response.json(), cost: response.headers.get('x-cost'), id };
    },
    [router.endpoint, JSON.stringify({ query })] as const,
  );
  expect(read).toEqual({ body: chair, cost: '7', id: expect.any(String) });
  expect(shop.products.requests.at(-1)?.headers['x-market']).toBe('eu');
  await page.close();
});

test('a page of an origin that is not allowed reads nothing and cannot send JSON', async () => {
  const closed = await startRouter(shop.all, {});
  const page = await openPage();
  const before = shop.products.requests.length;
  const outcomes = await page.evaluate(
    async ([url, getUrl, body]) => {
      const outcome = (request: Promise<Response>) =>
        request.then(
          (response) => response.type,
          () => 'failed',
        );
      return [
        await outcome(fetch(getUrl, { credentials: 'include' })),
        await outcome(
          fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
            credentials: 'include',
          }),
        ),
      ];
    },
    [
      closed.endpoint,
      queryUrl().replace(router.endpoint, closed.endpoint),
      JSON.stringify({ query }),
    ] as const,
  );
  expect(outcomes).toEqual(['failed', 'failed']);
  // The query by GET did run, without anybody to read it; the POST did not get past its preflight.
  expect(shop.products.requests.length).toBeLessThanOrEqual(before + 1);
  await page.close();
  await closed.close();
});

test('pages of this machine read answers of a router in development, whatever their port', async () => {
  const development = await startRouter(shop.all, { environment: 'development' });
  const page = await openPage();
  const answer = await page.evaluate(
    async ([url, body]) => {
      const headers = { 'content-type': 'application/json', 'apollographql-client-name': 'vite' };
      return (await fetch(url, { method: 'POST', headers, body })).json();
    },
    [development.endpoint, JSON.stringify({ query })] as const,
  );
  expect(answer).toEqual(chair);
  await page.close();
  await development.close();
});

/** Scripts that make a browser send the router a request whose answer they could not read. `url` asks by GET. */
const forgeries: ReadonlyArray<readonly [name: string, script: string, isWithCookie: boolean]> = [
  ['an image', 'new Image().src = url', true],
  ['a script', 'document.head.append(Object.assign(document.createElement("script"), { src: url }))', true],
  [
    'a style sheet',
    'document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }))',
    true,
  ],
  ['a frame', 'document.body.append(Object.assign(document.createElement("iframe"), { src: url }))', true],
  ['a no-cors fetch', 'void fetch(url, { mode: "no-cors", credentials: "include" })', true],
  ['a no-cors fetch without cookies', 'void fetch(url, { mode: "no-cors", credentials: "omit" })', false],
  [
    'a no-cors fetch that accepts GraphQL',
    'void fetch(url, { mode: "no-cors", credentials: "include", headers: { accept: "application/graphql-response+json" } })',
    true,
  ],
  ['a navigation', 'location.assign(url)', true],
  ['a new window', 'void window.open(url)', true],
  [
    'a form by GET',
    `const form = Object.assign(document.createElement("form"), { action: url, method: "get" });
    for (const [name, value] of new URL(url).searchParams)
      form.append(Object.assign(document.createElement("input"), { name, value }));
    document.body.append(form);
    form.submit()`,
    true,
  ],
  [
    'a form by POST that looks like JSON',
    `const form = Object.assign(document.createElement("form"), { action: url, method: "post", enctype: "text/plain" });
    const name = '{"query":' + JSON.stringify(new URL(url).searchParams.get("query")) + ',"x":"';
    form.append(Object.assign(document.createElement("input"), { name, value: '"}' }));
    document.body.append(form);
    form.submit()`,
    true,
  ],
  ['a beacon', 'void navigator.sendBeacon(url, JSON.stringify({ query: "{ products { id } }" }))', true],
];

test.each(forgeries)('%s of another site runs no operation', async (_name, script, isWithCookie) => {
  const page = await openPage();
  const before = shop.products.requests.length;
  const refused = nextAnswered();
  await page.evaluate(`{ const url = ${JSON.stringify(queryUrl())}; ${script}; }`);
  const headers = await refused;
  expect(headers['sec-fetch-site']).toBe('cross-site');
  expect(headers['cookie']).toBe(isWithCookie ? 'session=s1' : undefined);
  expect(shop.products.requests.length).toBe(before);
  await page.close();
});
