import { describeWorkforce } from './workforce-contract.ts';

describeWorkforce();
