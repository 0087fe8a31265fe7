import { startHrmOnPostgres } from './start-hrm-on-postgres.ts';
import { describeWorkforce } from './workforce-contract.ts';

describeWorkforce(startHrmOnPostgres);
