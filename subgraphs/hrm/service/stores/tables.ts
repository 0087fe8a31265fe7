import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import type { LeaveKind, LeaveStatus } from '../model/leave-request.ts';

/** Rows of the hrm database, read alike on SQLite and PostgreSQL. */
export interface HrmTables {
  readonly workforces: WorkforceRow;
  readonly departments: DepartmentRow;
  readonly employees: EmployeeRow;
  readonly leave_requests: LeaveRequestRow;
  readonly leave_entitlements: LeaveEntitlementRow;
}

/** One per organization: the lock of its reporting line and the last employee number. */
export interface WorkforceRow {
  readonly organization_id: string;
  readonly last_number: number;
}

/** A department. */
export interface DepartmentRow {
  readonly id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly head_id: string | null;
  readonly parent_id: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** An employee; who has left has `terminated_on`. */
export interface EmployeeRow {
  readonly id: string;
  readonly organization_id: string;
  readonly user_id: string | null;
  readonly number: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly position: string;
  readonly department_id: string;
  readonly manager_id: string | null;
  readonly hired_on: string;
  readonly terminated_on: string | null;
  readonly termination_reason: string | null;
  readonly salary_minor_units: Int64Column | null;
  readonly salary_currency: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** A leave request. */
export interface LeaveRequestRow {
  readonly id: string;
  readonly organization_id: string;
  readonly employee_id: string;
  readonly kind: LeaveKind;
  readonly status: LeaveStatus;
  readonly first_day: string;
  readonly last_day: string;
  readonly days: number;
  readonly reason: string | null;
  readonly requested_by_user_id: string;
  readonly decided_by_user_id: string | null;
  readonly decided_at: string | null;
  readonly decision_comment: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** Days granted to one employee for one kind and year. */
export interface LeaveEntitlementRow {
  readonly organization_id: string;
  readonly employee_id: string;
  readonly kind: LeaveKind;
  readonly year: number;
  readonly days: number;
}
