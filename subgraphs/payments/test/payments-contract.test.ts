import { testPaymentsContract } from './payments-contract.ts';

testPaymentsContract('SQLite', () => ':memory:');
