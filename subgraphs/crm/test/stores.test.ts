import { describe } from '@jest/globals';
import { testCrmStores } from './store-contract.ts';

describe('on SQLite', () => testCrmStores(async () => ':memory:'));
