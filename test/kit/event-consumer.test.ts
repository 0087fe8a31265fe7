import { describe } from '@jest/globals';
import { testEventConsumerContract } from './event-consumer-contract.ts';

describe('on SQLite', () => testEventConsumerContract(async () => ':memory:'));
