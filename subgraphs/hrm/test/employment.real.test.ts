import { describeEmployment } from './employment-contract.ts';
import { startHrmOnPostgres } from './start-hrm-on-postgres.ts';

describeEmployment(startHrmOnPostgres);
