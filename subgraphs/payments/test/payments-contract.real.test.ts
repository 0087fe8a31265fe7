import { test } from '@jest/globals';
import { testPaymentsContract } from './payments-contract.ts';
import { testPaymentsModel } from './payments-model.ts';

const url = process.env['ERP_TEST_DATABASE_URL'];

if (url) {
  testPaymentsContract('PostgreSQL', () => url);
  testPaymentsModel('PostgreSQL', () => url, 60);
} else {
  test.skip('payments on PostgreSQL: ERP_TEST_DATABASE_URL is not set', () => {});
}
