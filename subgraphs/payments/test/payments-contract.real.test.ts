import { test } from '@jest/globals';
import { testPaymentsContract } from './payments-contract.ts';

const url = process.env['ERP_TEST_DATABASE_URL'];

if (url) testPaymentsContract('PostgreSQL', () => url);
else test.skip('payments on PostgreSQL: ERP_TEST_DATABASE_URL is not set', () => {});
