import type { Database } from '../../kit/database/database.ts';
import type { Clock } from '../../kit/values/clock.ts';
import type { CustomerDirectory } from './peers/customer-directory.ts';
import type { FinanceSettings } from './settings.ts';
import type { FinanceTables } from './stores/tables.ts';

/** What use cases work with. */
export interface FinanceDependencies {
  readonly database: Database<FinanceTables>;
  readonly clock: Clock;
  readonly settings: FinanceSettings;
  readonly customers: CustomerDirectory;
}
