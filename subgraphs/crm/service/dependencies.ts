import type { Database } from '../../kit/database/database.ts';
import type { Clock } from '../../kit/values/clock.ts';
import type { CrmTables } from './tables.ts';
import type { UserDirectory } from './user-directory.ts';

/** What use cases work with. */
export interface CrmDependencies {
  readonly database: Database<CrmTables>;
  readonly clock: Clock;
  readonly users: UserDirectory;
}
