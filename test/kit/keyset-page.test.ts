import { describe } from '@jest/globals';
import { testKeysetPageContract } from './keyset-page-contract.ts';

describe('on SQLite', () => testKeysetPageContract(async () => ':memory:'));
