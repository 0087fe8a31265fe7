import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { openFolderRecords, type Records } from './invariants/records.ts';
import { quickEnvironment, trade } from './invariants/trade.ts';

/** `ERP_TEST_SEED=<number>` repeats the choices of an earlier run. */
const seed = Number(process.env['ERP_TEST_SEED'] ?? Date.now() % 1_000_000);
const dataDir = mkdtempSync(path.join(tmpdir(), 'erp-invariants-'));
let erp: RunningErp;
let records: Records;

beforeAll(async () => {
  erp = await startErp(['--data-dir', dataDir], quickEnvironment);
  records = openFolderRecords(dataDir);
}, 40_000);
afterAll(async () => {
  await records.close();
  expect(await erp.stop()).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

test(`many buyers at once leave stock, payments and books in order (seed ${seed})`, async () => {
  const { witness, violations } = await trade({
    url: erp.url,
    records,
    seed,
    buyers: 12,
    sessions: 120,
    spreadMs: 5_000,
    restWithinMs: 15_000,
    allowedCodes: ['CONFLICT', 'PAYMENT_DECLINED', 'BAD_USER_INPUT'],
  });
  expect(violations).toEqual([]);
  // The run was one: people bought, were refused and changed their minds.
  expect(witness.captured.size).toBeGreaterThan(3);
  expect(witness.cancelled.size).toBeGreaterThan(3);
  expect(witness.codes.get('CONFLICT')).toBeGreaterThan(3);
}, 60_000);
