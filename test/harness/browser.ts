import { existsSync } from 'node:fs';
import type { Browser, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core';

/** Where Debian and others put Chromium. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** How the tests start Chromium. Throws where none is installed. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = places.find((file) => existsSync(file));
  if (executablePath === undefined)
    throw new Error(`Chromium is not installed: the tests look for ${places.join(', ')}.`);
  return {
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  };
}

/** A page that was opened, with whatever went wrong on it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors of the page and its console, and requests to other hosts; empty when all is well. */
  readonly problems: string[];
}

/** One headless Chromium for the tests of a file. */
export interface TestBrowser {
  /** Opens an address in a profile of its own; 1280 × 800 unless `options` say otherwise. */
  open(url: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  close(): Promise<void>;
}

/** Creates a browser that starts with the first page. */
export function createTestBrowser(): TestBrowser {
  let browser: Browser | undefined;
  return {
    async open(url, options = {}) {
      browser ??= await launch();
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      const problems = watchForProblems(page, new URL(url).origin);
      await page.goto(url);
      return { page, problems };
    },
    async close() {
      await browser?.close();
    },
  };
}

async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch(chromiumOptions());
}

function watchForProblems(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && /^https?:/.test(request.url()))
      problems.push(`foreign ${request.url()}`);
  });
  return problems;
}
