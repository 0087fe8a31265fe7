import { describe } from '@jest/globals';
import { testDatabaseContract } from './database-contract.ts';

describe('on SQLite', () => testDatabaseContract(async () => ':memory:'));
