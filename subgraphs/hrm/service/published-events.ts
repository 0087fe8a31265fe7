import {
  DepartmentCreated,
  DepartmentUpdated,
  EmployeeHired,
  EmployeeLastDaySet,
  EmployeeLastDayWithdrawn,
  EmployeeTerminated,
  EmployeeTransferred,
  EmployeeUpdated,
  LeaveEntitlementSet,
  LeaveRequestUpdated,
} from '../../../proto/generated/erp/hrm/v1/events.ts';
import type { NewEvent } from '../../kit/events/outbox.ts';
import type { CalendarDate } from '../../kit/values/calendar-date.ts';
import type { Department } from './model/department.ts';
import type { Employee } from './model/employee.ts';
import type { LeaveEntitlement } from './model/leave-balance.ts';
import type { LeaveRequest } from './model/leave-request.ts';

/** The events of the domain, one function each; `proto/erp/hrm/v1/events.proto` says what they carry. */

/** An employee was added. The event never carries the salary. */
export function employeeHired(employee: Employee): NewEvent {
  return EmployeeHired.create(employee.organizationId, {
    employeeId: employee.id,
    userId: employee.userId,
    number: employee.number,
    name: `${employee.firstName} ${employee.lastName}`,
    departmentId: employee.departmentId,
    managerId: employee.managerId,
    hiredOn: employee.hiredOn,
  });
}

/** @param changed names of the fields that changed; amounts stay out of events */
export function employeeUpdated(employee: Employee, changed: readonly string[]): NewEvent {
  return EmployeeUpdated.create(employee.organizationId, {
    employeeId: employee.id,
    userId: employee.userId,
    changed,
  });
}

/** Department, manager or position changed; the event carries both sides. */
export function employeeTransferred(before: Employee, after: Employee): NewEvent {
  return EmployeeTransferred.create(after.organizationId, {
    employeeId: after.id,
    userId: after.userId,
    fromDepartmentId: before.departmentId,
    toDepartmentId: after.departmentId,
    fromManagerId: before.managerId,
    toManagerId: after.managerId,
    position: after.position,
  });
}

/** A last day of work that lies ahead was set. */
export function employeeLastDaySet(employee: Employee, lastDay: CalendarDate): NewEvent {
  return EmployeeLastDaySet.create(employee.organizationId, {
    employeeId: employee.id,
    userId: employee.userId,
    lastDay,
  });
}

export function employeeLastDayWithdrawn({ id, organizationId, userId }: Employee): NewEvent {
  return EmployeeLastDayWithdrawn.create(organizationId, { employeeId: id, userId });
}

/** @param before the employee while the user that is unlinked was linked */
export function employeeTerminated(before: Employee, lastDay: CalendarDate): NewEvent {
  return EmployeeTerminated.create(before.organizationId, {
    employeeId: before.id,
    userId: before.userId,
    lastDay,
  });
}

/** A department was added. */
export function departmentCreated(department: Department): NewEvent {
  return DepartmentCreated.create(department.organizationId, departmentFacts(department));
}

/** Name, head or parent of a department changed. */
export function departmentUpdated(department: Department): NewEvent {
  return DepartmentUpdated.create(department.organizationId, departmentFacts(department));
}

function departmentFacts(department: Department): DepartmentUpdated {
  return {
    departmentId: department.id,
    name: department.name,
    headId: department.headId,
    parentId: department.parentId,
  };
}

/** @param userId the user of the employee */
export function leaveRequestUpdated(request: LeaveRequest, userId: string | undefined): NewEvent {
  return LeaveRequestUpdated.create(request.organizationId, {
    leaveRequestId: request.id,
    employeeId: request.employeeId,
    userId,
    kind: request.kind,
    from: request.firstDay,
    to: request.lastDay,
    status: request.status,
  });
}

/** Without `days` the default applies again. */
export function leaveEntitlementSet(
  employee: Employee,
  entitlement: Pick<LeaveEntitlement, 'kind' | 'year'> & { readonly days: number | undefined },
): NewEvent {
  return LeaveEntitlementSet.create(employee.organizationId, {
    employeeId: employee.id,
    userId: employee.userId,
    kind: entitlement.kind,
    year: entitlement.year,
    days: entitlement.days,
  });
}
