import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestBrowser } from '../harness/browser.ts';
import { measureBackground, measureContrast, measureOverflow } from '../harness/page-facts.ts';
import { type TestRouter } from '../harness/start-router.ts';
import { type RunningHomepages, startHomepages } from './start-homepages.ts';

const browser = createTestBrowser();
let homepages: RunningHomepages;
let development: TestRouter;
let production: TestRouter;

beforeAll(async () => {
  homepages = await startHomepages();
  ({ development, production } = homepages);
});

afterAll(async () => {
  await browser.close();
  await homepages.close();
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([1280, 768, 390, 320])('reads both pages at %i px', async (width) => {
    for (const url of [`${development.url}/`, production.endpoint]) {
      const { page, problems } = await browser.open(url, { colorScheme, viewport: { width, height: 800 } });
      expect(await measureOverflow(page)).toBe(0);
      expect((await measureBackground(page, 'body')) < 0.1).toBe(colorScheme === 'dark');
      const texts = url.endsWith('/')
        ? ['h1', '.soft', '.good', 'a', 'dt', 'code', 'thead th']
        : ['h1', 'p', 'code'];
      for (const text of texts) {
        const contrast = await measureContrast(page, text);
        expect({ text, isReadable: contrast >= 4.5 }).toEqual({ text, isReadable: true });
      }
      // The console reports the status of the notice.
      expect(problems.filter((problem) => !problem.includes('406'))).toEqual([]);
      await page.context().close();
    }
  });
});

test('reaches every link with the keyboard, and a screen reader finds its way', async () => {
  const { page } = await browser.open(`${development.url}/`);
  const focused: unknown[] = [];
  for (let count = 0; count < 7; count += 1) {
    await page.keyboard.press('Tab');
    focused.push(await page.evaluate('document.activeElement.textContent'));
  }
  expect(focused).toEqual(await page.locator('nav a').allTextContents());
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await page.getByRole('main').count()).toBe(1);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tickets <& more>');
  expect(await page.getByRole('navigation', { name: 'Where to go' }).count()).toBe(1);
  expect(await page.getByRole('table', { name: 'Subgraphs' }).count()).toBe(1);
  expect(await page.getByRole('rowheader').allTextContents()).toEqual(['events', 'people']);
  await page.keyboard.press('Shift+Tab');
  await page.click('nav a >> nth=0');
  await page.waitForSelector('.graphiql-execute-button');
  await page.context().close();
});
