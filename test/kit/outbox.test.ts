import { describe } from '@jest/globals';
import { testOutboxContract } from './outbox-contract.ts';

describe('on SQLite', () => testOutboxContract(async () => ':memory:'));
