import type { Database } from '../../kit/database/database.ts';
import type { Clock } from '../../kit/values/clock.ts';
import type { UserDirectory } from './peers/user-directory.ts';
import type { CrmTables } from './stores/tables.ts';

/** What use cases work with. */
export interface CrmDependencies {
  readonly database: Database<CrmTables>;
  readonly clock: Clock;
  readonly users: UserDirectory;
}
