import { test } from '@jest/globals';
import { createTestDatabase } from '../harness/real-services.ts';
import { expectHostileRequestsAreRefused } from './hostile/hostile-contract.ts';

/** `ERP_TEST_SEED=<number>` repeats an earlier run. */
const seed = Number(process.env['ERP_TEST_SEED'] ?? Date.now() % 1_000_000);

test(`hostile requests to every RPC are refused on PostgreSQL too (seed ${seed})`, async () => {
  const database = await createTestDatabase();
  try {
    await expectHostileRequestsAreRefused(database.url, seed, 10);
  } finally {
    await database.drop();
  }
});
