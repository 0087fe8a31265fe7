import { describeStores } from './stores-contract.ts';

describeStores(async () => ({ url: ':memory:', drop: async () => {} }));
