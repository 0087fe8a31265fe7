import { describeAccounts } from './accounts-contract.ts';
import { startAuthOnPostgres } from './start-auth-on-postgres.ts';

describeAccounts(startAuthOnPostgres);
