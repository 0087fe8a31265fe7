import { describeSessions } from './sessions-contract.ts';
import { startAuthOnPostgres } from './start-auth-on-postgres.ts';

describeSessions(startAuthOnPostgres);
