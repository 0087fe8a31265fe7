import { afterAll, beforeAll, describe } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/real-services.ts';
import { testCrmStores } from './store-contract.ts';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await createTestDatabase();
});
afterAll(() => postgres.drop());

describe('on PostgreSQL', () => testCrmStores(async () => postgres.url));
