import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import { createDepartmentStore, type DepartmentStore } from './department-store.ts';
import { createEmployeeStore, type EmployeeStore } from './employee-store.ts';
import { createLeaveEntitlementStore, type LeaveEntitlementStore } from './leave-entitlement-store.ts';
import { createLeaveRequestStore, type LeaveRequestStore } from './leave-request-store.ts';
import { createReportingLineStore, type ReportingLineStore } from './reporting-line-store.ts';
import type { HrmTables } from './tables.ts';

/** All stores over one connection. */
export interface HrmStores {
  readonly employees: EmployeeStore;
  readonly departments: DepartmentStore;
  readonly reportingLine: ReportingLineStore;
  readonly leaveRequests: LeaveRequestStore;
  readonly leaveEntitlements: LeaveEntitlementStore;
}

/**
 * @param connection the database, or a transaction: then all stores work inside it
 * @param clock says which day is today, for the status of employees
 */
export function createStores(connection: Kysely<HrmTables>, engine: SqlEngine, clock: Clock): HrmStores {
  return {
    employees: createEmployeeStore(connection, engine, clock),
    departments: createDepartmentStore(connection, engine),
    reportingLine: createReportingLineStore(connection, engine, clock),
    leaveRequests: createLeaveRequestStore(connection, engine),
    leaveEntitlements: createLeaveEntitlementStore(connection),
  };
}
