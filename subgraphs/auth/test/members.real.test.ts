import { describeMembers } from './members-contract.ts';
import { startAuthOnPostgres } from './start-auth-on-postgres.ts';

describeMembers(startAuthOnPostgres);
