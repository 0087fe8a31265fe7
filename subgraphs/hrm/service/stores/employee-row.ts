import { fromBoolean } from '../../../kit/database/sql-differences.ts';
import type { Employee } from '../model/employee.ts';
import type { EmployeeRow } from './tables.ts';

/** A row as the store selects it: with the fact whether approved leave covers today. */
export interface SelectedEmployeeRow extends EmployeeRow {
  readonly is_on_leave: boolean | number;
}

/** The employee of a row. */
export function toEmployee(row: SelectedEmployeeRow): Employee {
  const isOnLeave = fromBoolean(row.is_on_leave);
  return {
    id: row.id,
    organizationId: row.organization_id,
    userId: row.user_id ?? undefined,
    number: row.number,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    position: row.position,
    departmentId: row.department_id,
    managerId: row.manager_id ?? undefined,
    status: row.terminated_on !== null ? 'TERMINATED' : isOnLeave ? 'ON_LEAVE' : 'ACTIVE',
    hiredOn: row.hired_on,
    terminatedOn: row.terminated_on ?? undefined,
    terminationReason: row.termination_reason ?? undefined,
    salary:
      row.salary_minor_units === null || row.salary_currency === null
        ? undefined
        : { minorUnits: BigInt(row.salary_minor_units), currency: row.salary_currency },
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

/** The row of an employee. */
export function toEmployeeRow(employee: Employee): EmployeeRow {
  return {
    id: employee.id,
    organization_id: employee.organizationId,
    user_id: employee.userId ?? null,
    number: employee.number,
    first_name: employee.firstName,
    last_name: employee.lastName,
    email: employee.email ?? null,
    phone: employee.phone ?? null,
    position: employee.position,
    department_id: employee.departmentId,
    manager_id: employee.managerId ?? null,
    hired_on: employee.hiredOn,
    terminated_on: employee.terminatedOn ?? null,
    termination_reason: employee.terminationReason ?? null,
    salary_minor_units: employee.salary?.minorUnits ?? null,
    salary_currency: employee.salary?.currency ?? null,
    created_at: employee.createdAt.toISOString(),
    updated_at: employee.updatedAt.toISOString(),
    version: employee.version,
  };
}
