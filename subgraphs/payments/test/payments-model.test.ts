import { testPaymentsModel } from './payments-model.ts';

testPaymentsModel('SQLite', () => ':memory:', 150);
