import { describeStructure } from './structure-contract.ts';

describeStructure();
