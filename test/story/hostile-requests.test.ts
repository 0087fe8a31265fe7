import { test } from '@jest/globals';
import { expectHostileRequestsAreRefused } from './hostile/hostile-contract.ts';

/** `ERP_TEST_SEED=<number>` repeats an earlier run. */
const seed = Number(process.env['ERP_TEST_SEED'] ?? Date.now() % 1_000_000);

test(`hostile requests to every RPC are refused, not crashed on (seed ${seed})`, async () => {
  await expectHostileRequestsAreRefused(':memory:', seed, 5);
});
