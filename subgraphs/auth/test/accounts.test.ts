import { describeAccounts } from './accounts-contract.ts';
import { startAuth } from './start-auth.ts';

describeAccounts(startAuth);
