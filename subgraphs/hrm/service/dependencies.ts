import type { Logger } from '../../kit/observability/logger.ts';
import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import type { UserDirectory } from './peers/user-directory.ts';
import type { HrmSettings } from './settings.ts';
import type { HrmTables } from './stores/tables.ts';

/** What use cases work with. */
export interface HrmDependencies extends UnitDependencies<HrmTables> {
  readonly settings: HrmSettings;
  readonly logger: Logger;
  readonly users: UserDirectory;
}
