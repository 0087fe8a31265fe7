import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { createTestBrowser } from '../harness/browser.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { type ExampleFolder, writeExamples } from './example-folder.ts';
import { listProgramNames, readPageExamples } from './page-examples.ts';

/** The examples of the page for clients in pages of another origin, with the clients' default settings. */
/** What a client asks with by default, or as its example says, where that is not POST. */
const ownMethods: Readonly<Record<string, string>> = {
  'urql.js': 'GET',
  'paging.js': 'GET',
  'persisted.js': 'GET',
};
const browser = createTestBrowser();
let erp: RunningErp;
let folder: ExampleFolder;
let pages: Server;

beforeAll(async () => {
  erp = await startErp();
  folder = await writeExamples(erp.url);
  pages = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ type, body }) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    );
  });
  await new Promise<void>((resolve) => pages.listen(0, 'localhost', resolve));
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => pages.close(resolve));
  await folder.remove();
  await erp.stop();
});

/** `/apollo.js` is that example as one file, `/apollo.html` the page that runs it, `/empty.html` a page that does nothing. */
async function answer(url: string): Promise<{ readonly type: string; readonly body: string }> {
  const name = path.basename(url, path.extname(url));
  if (!url.endsWith('.js')) {
    const script = name === 'empty' ? '' : `<script type="module" src="/${name}.js"></script>`;
    return { type: 'text/html', body: `<!doctype html><link rel="icon" href="data:,">${script}` };
  }
  const { outputFiles } = await build({
    entryPoints: [path.join(folder.path, `${name}.js`)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return { type: 'text/javascript', body: outputFiles[0]?.text ?? '' };
}

test.each(listProgramNames())('%s prints what the page says', async (file) => {
  const { port } = pages.address() as AddressInfo;
  const expected = readPageExamples(erp.url).find((example) => example.file === file)?.printed;
  const { page, problems } = await browser.open(`http://localhost:${port}/empty.html`);
  const origin = new URL(erp.url).origin;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(origin)) asked.push(request.method());
  });
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto(`http://localhost:${port}/${file.replace(/js$/, 'html')}`);
  const wanted = expected?.split('\n').length ?? 0;
  await waitUntil(`the output of ${file}`, async () =>
    lines.length >= wanted || problems.some((problem) => !problem.startsWith('foreign ')) ? true : undefined,
  );
  expect(lines.join('\n')).toBe(expected);
  expect(asked).toContain(ownMethods[file] ?? 'POST');
  expect(problems.filter((problem) => !problem.startsWith(`foreign ${origin}/`))).toEqual([]);
  await page.context().close();
});
