import { afterAll, beforeAll, describe } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../harness/real-services.ts';
import { testUnitOfWorkContract } from './unit-of-work-contract.ts';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await createTestDatabase();
});
afterAll(() => postgres.drop());

describe('on PostgreSQL', () => testUnitOfWorkContract(async () => postgres.url));
