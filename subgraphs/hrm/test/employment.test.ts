import { describeEmployment } from './employment-contract.ts';

describeEmployment();
