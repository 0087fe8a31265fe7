import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { runTicketStory } from './ticket-story.ts';

let erp: RunningErp;
const dataDir = mkdtempSync(path.join(tmpdir(), 'erp-story-'));

beforeAll(async () => {
  erp = await startErp(['--data-dir', dataDir]);
});
afterAll(async () => {
  // Every event was understood by every domain that consumes it.
  expect(erp.output()).not.toMatch(/event given up|will be repeated/);
  await erp.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a ticket bought without waiting room arrives in the books', async () => {
  const outcome = await runTicketStory(erp.url, 'Harbour Jazz Night');
  expect(outcome.invoiceNumber).toBeGreaterThan(0);
});

test('a ticket bought through the waiting room arrives in the books', async () => {
  const outcome = await runTicketStory(erp.url, 'Stadium Final');
  expect(outcome.invoiceNumber).toBeGreaterThan(0);
});
