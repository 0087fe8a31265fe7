import type { Database } from '../../kit/database/database.ts';
import type { Clock } from '../../kit/values/clock.ts';
import type { HrmTables } from './stores/tables.ts';

/** What use cases work with. */
export interface HrmDependencies {
  readonly database: Database<HrmTables>;
  readonly clock: Clock;
  readonly settings: HrmSettings;
}

/** What an operator may set for the domain. */
export interface HrmSettings {
  /** Working days of annual leave in a full year for whom nothing else is set. */
  readonly annualLeaveDays: number;
}
