import { afterAll, beforeAll, describe } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../harness/real-services.ts';
import { testEventBusContract } from './event-bus-contract.ts';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await createTestDatabase();
});
afterAll(() => postgres.drop());

describe('on PostgreSQL', () => testEventBusContract(async () => postgres.url));
