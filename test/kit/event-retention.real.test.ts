import { afterAll, describe } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../harness/real-services.ts';
import { testEventRetentionContract } from './event-retention-contract.ts';

const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.drop();
});

describe('on PostgreSQL', () =>
  testEventRetentionContract(async () => {
    const database = await createTestDatabase();
    databases.push(database);
    return database.url;
  }));
