import { describe } from '@jest/globals';
import { testUnitOfWorkContract } from './unit-of-work-contract.ts';

describe('on SQLite', () => testUnitOfWorkContract(async () => ':memory:'));
