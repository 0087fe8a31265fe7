import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import type { UserDirectory } from './peers/user-directory.ts';
import type { CrmTables } from './stores/tables.ts';

/** What use cases work with. */
export interface CrmDependencies extends UnitDependencies<CrmTables> {
  readonly users: UserDirectory;
}
