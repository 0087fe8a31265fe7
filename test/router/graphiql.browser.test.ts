import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createTestBrowser, type OpenedPage } from '../harness/browser.ts';
import { measureBackground, measureContrast, measureOverflow, measureSize } from '../harness/page-facts.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { createIssuerKey, startTokenIssuer, type TokenIssuer } from '../harness/token-issuer.ts';
import { editorConfig, plainToken, type RunningEditor, startEditor } from './start-editor.ts';

const browser = createTestBrowser();
let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

beforeEach(() => {
  editor.createToken = plainToken;
});

afterAll(async () => {
  await browser.close();
  await editor.close();
});

async function launchPage(options?: BrowserContextOptions, target = editor.router): Promise<OpenedPage> {
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

test('the editor runs a query, offline, without an error in the console', async () => {
  const { page, problems } = await launchPage();
  await run(page, 'hello');
  expect(await shownResult(page)).toContain('"whoami": "token none"');
  expect(problems).toEqual([]);
  await page.context().close();
});

test('a click on a demo user signs in and sends the token from then on', async () => {
  const { page, problems } = await launchPage();
  await signIn(page, 'Sales');
  expect(await page.textContent('#demo-logins button[aria-pressed="true"]')).toBe('Sales');
  expect(await page.textContent('#demo-logins output')).toBe('Signed in as sales@acme.example');
  await run(page, 'token');
  expect(await shownResult(page)).toContain('token Bearer sales@acme.example.open-sesame');
  expect(problems).toEqual([]);
  await page.context().close();
});

test('the token of the user can be copied', async () => {
  const { page } = await launchPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await signIn(page, 'Owner');
  await page.click('text=Copy token');
  await page.waitForSelector('text=Copied');
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('owner@acme.example.open-sesame');
  await page.context().close();
});

test('a user who signs out is anonymous again, and the session is ended', async () => {
  const { page, problems } = await launchPage();
  await signIn(page, 'Owner');
  await run(page, 'token');
  const logout = editor.subgraph.nextRequest();
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

test.each([
  ['a page of a proxy', 502, '<html>', 'the answer, with status 502, holds no token'],
  ['null', 200, 'null', 'the answer, with status 200, holds no token'],
  ['another error', 200, '{"errors":[{"message":"Locked."}]}', 'Locked.'],
])('a sign-in that is answered with %s says so in words', async (_name, status, body, reason) => {
  const { page } = await launchPage();
  await page.route('**/graphql', (route) => route.fulfill({ status, body, contentType: 'text/html' }));
  await page.click('#demo-logins button:has-text("Owner")');
  await page.waitForSelector('#demo-logins output:has-text("Not signed in: ")');
  expect(await page.textContent('#demo-logins output')).toBe(`Not signed in: ${reason}`);
  await page.context().close();
});

test('the last of two clicks decides who is signed in, however long the first one takes', async () => {
  const { page } = await launchPage();
  const first = Promise.withResolvers<string>();
  editor.createToken = (email, password) =>
    email.startsWith('owner') ? first.promise : plainToken(email, password);
  const firstAnswer = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('owner@'),
  );
  await page.click('#demo-logins button:has-text("Owner")');
  await signIn(page, 'Sales');
  first.resolve('late');
  await (await firstAnswer).finished();
  await run(page, 'token Bearer');
  expect(await page.textContent('#demo-logins output')).toBe('Signed in as sales@acme.example');
  expect(await shownResult(page)).toContain('token Bearer sales@acme.example.open-sesame');
  await page.context().close();
});

describe('an answer UNAUTHENTICATED', () => {
  /** The subgraph refuses the next requests as if the session had ended. */
  beforeEach(() => {
    editor.subgraph.script((request, response) => {
      if (request.query.includes('accessToken')) return false;
      response.setHeader('content-type', 'application/json');
      response.end(
        '{"data":null,"errors":[{"message":"Your session has ended.","extensions":{"code":"UNAUTHENTICATED"}}]}',
      );
      return true;
    });
  });
  afterEach(() => editor.subgraph.script(undefined));

  test('to a query shows signed out, with the reason', async () => {
    const { page } = await launchPage();
    await signIn(page, 'Owner');
    await page.click('.graphiql-execute-button');
    await page.waitForSelector('#demo-logins output[data-kind="signed-out"]');
    expect(await page.textContent('#demo-logins output')).toBe('Signed out: Your session has ended.');
    await page.context().close();
  });

  test('to a mutation, as for a wrong password, signs out only who is not known any more', async () => {
    const { page } = await launchPage({}, await startMutationRouter());
    await signIn(page, 'Owner');
    await run(page, 'ended');
    expect(await page.textContent('#demo-logins output')).toBe('Signed in as owner@acme.example');
    await page.context().close();
  });

  let mutationRouter: TestRouter | undefined;
  afterEach(async () => {
    await mutationRouter?.close();
    mutationRouter = undefined;
  });
  async function startMutationRouter(): Promise<TestRouter> {
    mutationRouter = await startRouter([editor.subgraph], {
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
    strict = await startRouter([editor.subgraph], {
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
    editor.createToken = async () => issuer.issue({ key: await createIssuerKey('key-of-before') });
    await signIn(page, 'Owner');
    return page;
  }

  async function reasonOf(page: Page): Promise<string | null> {
    await page.waitForSelector('#demo-logins output[data-kind="signed-out"]');
    return page.textContent('#demo-logins output');
  }

  test('shows signed out with the next query, and another sign-in works', async () => {
    const page = await signInBeforeRestart();
    await page.click('.graphiql-execute-button');
    expect(await reasonOf(page)).toMatch(/^Signed out: .*token/i);
    editor.createToken = () => issuer.issue();
    await signIn(page, 'Sales');
    await run(page, 'Bearer');
    expect(await page.textContent('#demo-logins output')).toBe('Signed in as sales@acme.example');
    await page.context().close();
  });

  test('shows signed out as soon as the page is looked at again', async () => {
    const page = await signInBeforeRestart();
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    expect(await reasonOf(page)).toMatch(/^Signed out: .*token/i);
    await page.context().close();
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([1280, 390, 320])('the editor is usable at %i px', async (width) => {
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

test('a theme chosen in the settings holds for the bar too', async () => {
  const { page } = await launchPage({ colorScheme: 'light' });
  await page.evaluate("document.body.classList.add('graphiql-dark')");
  expect(await measureBackground(page, '#demo-logins')).toBeLessThan(0.1);
  expect(await measureContrast(page, '#demo-logins output')).toBeGreaterThanOrEqual(4.5);
  await page.context().close();
});
