import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { bundleGraphiql } from '../../router/graphiql/bundle-graphiql.ts';
import { createTestBrowser, type OpenedPage, testInBrowser } from '../harness/browser.ts';
import { measureBackground, measureContrast, measureOverflow, measureSize } from '../harness/page-facts.ts';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { createIssuerKey, startTokenIssuer, type TokenIssuer } from '../harness/token-issuer.ts';
import { type RawHeaders, sendRaw } from './http-client.ts';

const accountsSdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Query { whoami: String! greeting: String! }
type Mutation { login(input: LoginInput!): Session! logout: Boolean! }
input LoginInput { email: String! password: String! }
type Session { accessToken: String! }
`;

const editorConfig: RouterConfigInput = {
  environment: 'development',
  subgraphs: { all: { requestHeaders: [{ kind: 'propagate', named: 'authorization' }] } },
  graphiql: {
    title: 'Test <graph>',
    defaultQuery: '{ greeting whoami }',
    demoPassword: 'open-sesame',
    demoLoginOperation:
      'mutation($email: String!, $password: String!) { signIn: login(input: { email: $email, password: $password }) { accessToken } }',
    demoTokenPath: 'signIn.accessToken',
    demoLogoutOperation: 'mutation { logout }',
    demoUsers: [
      { label: 'Owner', email: 'owner@acme.example' },
      { label: 'Sales', email: 'sales@acme.example' },
      ...Array.from({ length: 8 }, (_, index) => ({
        label: `colleague_${index}`,
        email: `colleague${index}@acme.example`,
      })),
    ],
  },
};

let subgraph: ScriptedSubgraph;
let router: TestRouter;
const browser = createTestBrowser();
/** What `login` gives. */
let createToken: (email: string, password: string) => string | Promise<string>;

beforeAll(async () => {
  subgraph = await startScriptedSubgraph({
    name: 'accounts',
    sdl: accountsSdl,
    resolvers: {
      Query: {
        greeting: () => 'hello from the router',
        whoami: (_root: unknown, _args: unknown, context: { headers: Record<string, string> }) =>
          `token ${context.headers['authorization'] ?? 'none'}`,
      },
      Mutation: {
        login: (_root: unknown, { input }: { input: { email: string; password: string } }) => ({
          accessToken: createToken(input.email, input.password),
        }),
        logout: () => true,
      },
    },
  });
  router = await startRouter([subgraph], editorConfig);
});

beforeEach(() => {
  createToken = (email, password) => `${email}.${password}`;
});

afterAll(async () => {
  await browser.close();
  await router.close();
  await subgraph.close();
});

function openPage(accept: string): Promise<Response> {
  return fetch(router.endpoint, { headers: { accept } });
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
    const response = await fetch(`${router.url}${file}`);
    expect({ file, status: response.status }).toEqual({ file, status: 200 });
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  }
  expect((await fetch(`${router.url}/graphiql/..%2fpackage.json`)).status).toBe(404);
});

test('a client that asks for JSON does not get the editor', async () => {
  const response = await openPage('application/json, text/html');
  expect(response.headers.get('content-type')).toContain('application/json');
});

test('in production there is no editor and no demo password', async () => {
  const production = await startRouter([subgraph], { graphiql: { demoPassword: 'open-sesame' } });
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
    return router.url + (new RegExp(`"(/graphiql/page-[^"]+${ending})"`).exec(page)?.[1] ?? '');
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
      const [one, other] = await Promise.all([bundleGraphiql(cacheFolder), bundleGraphiql(cacheFolder)]);
      expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
      const [kept = '', ...others] = await readdir(cacheFolder);
      // Neither a lock nor a draft is left.
      expect(others).toEqual([]);
      const files = await readdir(path.join(cacheFolder, kept));
      expect(files.filter((file) => file.endsWith('.br')).length).toBeGreaterThan(3);
      for (const asset of (await bundleGraphiql(cacheFolder)).values()) {
        const { identity, br, gzip } = asset.bodies;
        expect(br && brotliDecompressSync(br).equals(identity)).toBe(true);
        expect(gzip && gunzipSync(gzip).equals(identity)).toBe(true);
      }
    } finally {
      await rm(cacheFolder, { recursive: true, force: true });
    }
  });
});

async function launchPage(options?: BrowserContextOptions, target = router): Promise<OpenedPage> {
  const opened = await browser.open(target.endpoint, options);
  await opened.page.waitForSelector('.graphiql-execute-button');
  return opened;
}

/** The editor shows spaces as no-break spaces. */
async function shownResult(page: Page): Promise<string> {
  return (await page.textContent('.result-window'))?.replaceAll('\u00a0', ' ') ?? '';
}

async function signIn(page: Page, label: string): Promise<void> {
  await page.click(`#demo-logins button:has-text("${label}")`);
  await page.waitForSelector('#demo-logins output[data-kind="signed-in"]');
}

async function run(page: Page, expected: string): Promise<void> {
  await page.click('.graphiql-execute-button');
  await page.waitForSelector(`.result-window:has-text("${expected}")`);
}

testInBrowser('the editor runs a query, offline, without an error in the console', async () => {
  const { page, problems } = await launchPage();
  await run(page, 'hello');
  expect(await shownResult(page)).toContain('"whoami": "token none"');
  expect(problems).toEqual([]);
  await page.context().close();
});

testInBrowser('a click on a demo user signs in and sends the token from then on', async () => {
  const { page, problems } = await launchPage();
  await signIn(page, 'Sales');
  expect(await page.textContent('#demo-logins button[aria-pressed="true"]')).toBe('Sales');
  expect(await page.textContent('#demo-logins output')).toBe('Signed in as sales@acme.example');
  await run(page, 'token');
  expect(await shownResult(page)).toContain('token Bearer sales@acme.example.open-sesame');
  expect(problems).toEqual([]);
  await page.context().close();
});

testInBrowser('the token of the user can be copied', async () => {
  const { page } = await launchPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await signIn(page, 'Owner');
  await page.click('text=Copy token');
  await page.waitForSelector('text=Copied');
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('owner@acme.example.open-sesame');
  await page.context().close();
});

testInBrowser('a user who signs out is anonymous again, and the session is ended', async () => {
  const { page, problems } = await launchPage();
  await signIn(page, 'Owner');
  await run(page, 'token');
  const logout = subgraph.nextRequest();
  await page.click('text=Sign out');
  const { query, headers } = await logout;
  expect(query).toContain('logout');
  expect(headers['authorization']).toBe('Bearer owner@acme.example.open-sesame');
  expect(await page.textContent('#demo-logins output')).toBe('Signed out');
  expect(await page.locator('#demo-logins button[aria-pressed="true"]').count()).toBe(0);
  expect(await page.locator('text=Sign out').isVisible()).toBe(false);
  await run(page, 'none');
  expect(await shownResult(page)).toContain('"whoami": "token none"');
  expect(problems).toEqual([]);
  await page.context().close();
});

describe('an answer UNAUTHENTICATED', () => {
  /** The subgraph refuses the next requests as if the session had ended. */
  beforeEach(() => {
    subgraph.script((request, response) => {
      if (request.query.includes('accessToken')) return false;
      response.setHeader('content-type', 'application/json');
      response.end(
        '{"data":null,"errors":[{"message":"Your session has ended.","extensions":{"code":"UNAUTHENTICATED"}}]}',
      );
      return true;
    });
  });
  afterEach(() => subgraph.script(undefined));

  testInBrowser('to a query shows signed out, with the reason', async () => {
    const { page } = await launchPage();
    await signIn(page, 'Owner');
    await page.click('.graphiql-execute-button');
    await page.waitForSelector('#demo-logins output[data-kind="signed-out"]');
    expect(await page.textContent('#demo-logins output')).toBe('Signed out: Your session has ended.');
    await page.context().close();
  });

  testInBrowser(
    'to a mutation, as for a wrong password, signs out only who is not known any more',
    async () => {
      const { page } = await launchPage({}, await startMutationRouter());
      await signIn(page, 'Owner');
      await run(page, 'ended');
      expect(await page.textContent('#demo-logins output')).toBe('Signed in as owner@acme.example');
      await page.context().close();
    },
  );

  let mutationRouter: TestRouter | undefined;
  afterEach(async () => {
    await mutationRouter?.close();
    mutationRouter = undefined;
  });
  async function startMutationRouter(): Promise<TestRouter> {
    mutationRouter = await startRouter([subgraph], {
      ...editorConfig,
      graphiql: { ...editorConfig.graphiql, defaultQuery: 'mutation { logout }' },
    });
    return mutationRouter;
  }
});

describe('a token that has died', () => {
  let issuer: TokenIssuer;
  let strict: TestRouter;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
    const { jwksUrl, issuer: name, audience } = issuer;
    strict = await startRouter([subgraph], {
      ...editorConfig,
      jwt: { jwksUrl, issuer: name, audience, refreshCooldownMs: 0 },
    });
  });

  afterAll(async () => {
    await strict.close();
    await issuer.close();
  });

  /** As after a restart of the issuer: the key of the token is known no more. */
  async function signInBeforeRestart(): Promise<Page> {
    const { page } = await launchPage({}, strict);
    createToken = async () => issuer.issue({ key: await createIssuerKey('key-of-before') });
    await signIn(page, 'Owner');
    return page;
  }

  async function reasonOf(page: Page): Promise<string | null> {
    await page.waitForSelector('#demo-logins output[data-kind="signed-out"]');
    return page.textContent('#demo-logins output');
  }

  testInBrowser('shows signed out with the next query, and another sign-in works', async () => {
    const page = await signInBeforeRestart();
    await page.click('.graphiql-execute-button');
    expect(await reasonOf(page)).toMatch(/^Signed out: .*token/i);
    createToken = () => issuer.issue();
    await signIn(page, 'Sales');
    await run(page, 'Bearer');
    expect(await page.textContent('#demo-logins output')).toBe('Signed in as sales@acme.example');
    await page.context().close();
  });

  testInBrowser('shows signed out as soon as the page is looked at again', async () => {
    const page = await signInBeforeRestart();
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    expect(await reasonOf(page)).toMatch(/^Signed out: .*token/i);
    await page.context().close();
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  testInBrowser.each([1280, 390, 320])('the editor is usable at %i px', async (width) => {
    const { page, problems } = await launchPage({ colorScheme, viewport: { width, height: 844 } });
    await signIn(page, 'Owner');
    await run(page, 'hello');
    expect(await measureOverflow(page)).toBe(0);
    const minWidth = width > 720 ? width / 3 : width - 80;
    for (const pane of ['.result-window', '.graphiql-query-editor']) {
      const size = await measureSize(page, pane);
      expect(size.width).toBeGreaterThan(minWidth);
      expect(size.height).toBeGreaterThan(150);
    }
    // No bar and no pane is white in the dark.
    for (const place of ['body', '#demo-logins', '.graphiql-container', '.graphiql-query-editor']) {
      const background = await measureBackground(page, place);
      expect({ place, isDark: background < 0.1 }).toEqual({ place, isDark: colorScheme === 'dark' });
    }
    for (const text of ['output', 'button', 'button[aria-pressed="true"]']) {
      expect(await measureContrast(page, `#demo-logins ${text}`)).toBeGreaterThanOrEqual(4.5);
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

testInBrowser('a theme chosen in the settings holds for the bar too', async () => {
  const { page } = await launchPage({ colorScheme: 'light' });
  await page.evaluate("document.body.classList.add('graphiql-dark')");
  expect(await measureBackground(page, '#demo-logins')).toBeLessThan(0.1);
  expect(await measureContrast(page, '#demo-logins output')).toBeGreaterThanOrEqual(4.5);
  await page.context().close();
});
