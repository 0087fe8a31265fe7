import { startHrmOnPostgres } from './start-hrm-on-postgres.ts';
import { describeStructure } from './structure-contract.ts';

describeStructure(startHrmOnPostgres);
