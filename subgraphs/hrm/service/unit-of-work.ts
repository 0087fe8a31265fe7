import { appendEvents, type NewEvent } from '../../kit/events/outbox.ts';
import type { HrmDependencies } from './dependencies.ts';
import { createDepartmentStore, type DepartmentStore } from './stores/department-store.ts';
import { createEmployeeStore, type EmployeeStore } from './stores/employee-store.ts';
import { createLeaveEntitlementStore, type LeaveEntitlementStore } from './stores/leave-entitlement-store.ts';
import { createLeaveRequestStore, type LeaveRequestStore } from './stores/leave-request-store.ts';
import { createReportingLineStore, type ReportingLineStore } from './stores/reporting-line-store.ts';

/** The stores over one transaction, and the events that are committed with it. */
export interface HrmTransaction {
  readonly now: Date;
  readonly employees: EmployeeStore;
  readonly departments: DepartmentStore;
  readonly reportingLine: ReportingLineStore;
  readonly leaveRequests: LeaveRequestStore;
  readonly leaveEntitlements: LeaveEntitlementStore;
  append(...events: readonly NewEvent[]): Promise<void>;
}

/** Runs a use case in one transaction; it may run again after a deadlock and has no effect outside. */
export function inTransaction<Result>(
  { database, clock }: HrmDependencies,
  work: (transaction: HrmTransaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction((connection) => {
    const now = clock();
    return work({
      now,
      employees: createEmployeeStore(connection, database.engine, clock),
      departments: createDepartmentStore(connection, database.engine),
      reportingLine: createReportingLineStore(connection, database.engine, clock),
      leaveRequests: createLeaveRequestStore(connection),
      leaveEntitlements: createLeaveEntitlementStore(connection),
      append: (...events) => appendEvents(connection, now, events),
    });
  });
}
