import { describeLeave } from './leave-contract.ts';

describeLeave();
