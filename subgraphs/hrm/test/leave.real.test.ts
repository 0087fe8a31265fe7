import { describeLeave } from './leave-contract.ts';
import { startHrmOnPostgres } from './start-hrm-on-postgres.ts';

describeLeave(startHrmOnPostgres);
