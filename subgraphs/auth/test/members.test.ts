import { describeMembers } from './members-contract.ts';
import { startAuth } from './start-auth.ts';

describeMembers(startAuth);
