import { describeSessions } from './sessions-contract.ts';
import { startAuth } from './start-auth.ts';

describeSessions(startAuth);
