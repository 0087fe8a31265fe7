import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import type { CustomerDirectory } from './peers/customer-directory.ts';
import type { UserDirectory } from './peers/user-directory.ts';
import type { FinanceSettings } from './settings.ts';
import type { FinanceTables } from './stores/tables.ts';

/** What use cases work with. */
export interface FinanceDependencies extends UnitDependencies<FinanceTables> {
  readonly settings: FinanceSettings;
  readonly customers: CustomerDirectory;
  readonly users: UserDirectory;
}
