import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

const chromiumFile = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (file) => existsSync(file),
);
const inBrowser = chromiumFile === undefined ? test.skip : test;
if (chromiumFile === undefined)
  process.stderr.write('graphiql in a browser: skipped, no Chromium is installed\n');

const accountsSdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Query { whoami: String! greeting: String! }
type Mutation { login(input: LoginInput!): Session! }
input LoginInput { email: String! password: String! }
type Session { accessToken: String! }
`;

let subgraph: ScriptedSubgraph;
let router: TestRouter;
let browser: Browser | undefined;

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
          accessToken: `${input.email}.${input.password}`,
        }),
      },
    },
  });
  router = await startRouter([subgraph], {
    environment: 'development',
    subgraphs: { all: { requestHeaders: [{ kind: 'propagate', named: 'authorization' }] } },
    graphiql: {
      title: 'Test <graph>',
      defaultQuery: '{ greeting whoami }',
      demoPassword: 'open-sesame',
      demoLoginOperation:
        'mutation($email: String!, $password: String!) { signIn: login(input: { email: $email, password: $password }) { accessToken } }',
      demoTokenPath: 'signIn.accessToken',
      demoUsers: [
        { label: 'Owner', email: 'owner@acme.example' },
        { label: 'Sales', email: 'sales@acme.example' },
      ],
    },
  });
});

afterAll(async () => {
  await browser?.close();
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
  expect(files).toEqual(['/graphiql/page.css', '/graphiql/page.js']);
  for (const file of files) {
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

async function launchPage(): Promise<{ readonly page: Page; readonly problems: string[] }> {
  const { chromium } = await import('playwright-core');
  browser ??= await chromium.launch({
    executablePath: chromiumFile,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(router.url) && /^https?:/.test(request.url()))
      problems.push(`foreign ${request.url()}`);
  });
  await page.goto(router.endpoint);
  await page.waitForSelector('.graphiql-execute-button');
  return { page, problems };
}

/** The editor shows spaces as no-break spaces. */
async function shownResult(page: Page): Promise<string> {
  return (await page.textContent('.result-window'))?.replaceAll('\u00a0', ' ') ?? '';
}

inBrowser('the editor runs a query, offline, without an error in the console', async () => {
  const { page, problems } = await launchPage();
  await page.click('.graphiql-execute-button');
  await page.waitForSelector('.result-window:has-text("hello")');
  expect(await shownResult(page)).toContain('"whoami": "token none"');
  expect(problems).toEqual([]);
  await page.close();
});

inBrowser('a click on a demo user signs in and sends the token from then on', async () => {
  const { page, problems } = await launchPage();
  await page.click('#demo-logins button:has-text("Sales")');
  await page.waitForSelector('#demo-logins button[aria-pressed="true"]');
  await page.waitForSelector('.graphiql-execute-button');
  await page.click('.graphiql-execute-button');
  await page.waitForSelector('.result-window:has-text("token")');
  expect(await shownResult(page)).toContain('token Bearer sales@acme.example.open-sesame');
  if (process.env['GRAPHIQL_SCREENSHOT'] !== undefined) {
    await page.screenshot({ path: process.env['GRAPHIQL_SCREENSHOT'] });
  }
  expect(problems).toEqual([]);
  await page.close();
});
