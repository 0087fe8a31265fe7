import { describeSeedDemo } from './seed-demo-contract.ts';

describeSeedDemo(async () => ({ url: ':memory:', drop: async () => {} }));
