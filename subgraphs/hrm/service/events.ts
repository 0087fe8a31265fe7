import type { NewEvent } from '../../kit/events/outbox.ts';
import type { Department } from './department.ts';
import type { Employee } from './employee.ts';
import type { LeaveEntitlement } from './leave-balance.ts';
import type { LeaveRequest } from './leave-request.ts';

/** The events of the domain, one builder each; what they carry is listed in the domain's README. */

/** Somebody was hired. */
export function employeeHired(employee: Employee): NewEvent {
  return {
    ...aboutEmployee('hrm.employee-hired.v1', employee),
    data: {
      employeeId: employee.id,
      userId: employee.userId,
      number: employee.number,
      name: `${employee.firstName} ${employee.lastName}`,
      departmentId: employee.departmentId,
      managerId: employee.managerId,
      hiredOn: employee.hiredOn,
    },
  };
}

/** Something about a person changed; amounts stay out of events. */
export function employeeUpdated(employee: Employee, changed: readonly string[]): NewEvent {
  return {
    ...aboutEmployee('hrm.employee-updated.v1', employee),
    data: { employeeId: employee.id, userId: employee.userId, changed },
  };
}

/** Somebody got another department, manager or position. */
export function employeeTransferred(before: Employee, after: Employee): NewEvent {
  return {
    ...aboutEmployee('hrm.employee-transferred.v1', after),
    data: {
      employeeId: after.id,
      userId: after.userId,
      fromDepartmentId: before.departmentId,
      toDepartmentId: after.departmentId,
      fromManagerId: before.managerId,
      toManagerId: after.managerId,
      position: after.position,
    },
  };
}

/** Somebody left; `userId` is the user that was unlinked. */
export function employeeTerminated(before: Employee, after: Employee): NewEvent {
  return {
    ...aboutEmployee('hrm.employee-terminated.v1', after),
    data: { employeeId: after.id, userId: before.userId, lastDay: after.terminatedOn },
  };
}

/** A department was created or changed. */
export function departmentChanged(
  type: 'hrm.department-created.v1' | 'hrm.department-updated.v1',
  department: Department,
): NewEvent {
  return {
    type,
    aggregateId: department.id,
    organizationId: department.organizationId,
    data: {
      departmentId: department.id,
      name: department.name,
      headId: department.headId,
      parentId: department.parentId,
    },
  };
}

/** A leave request was made or its status changed; `userId` is the user of the employee. */
export function leaveRequestUpdated(request: LeaveRequest, userId: string | undefined): NewEvent {
  return {
    type: 'hrm.leave-request-updated.v1',
    aggregateId: request.id,
    organizationId: request.organizationId,
    data: {
      leaveRequestId: request.id,
      employeeId: request.employeeId,
      userId,
      kind: request.kind,
      from: request.from,
      to: request.to,
      status: request.status,
    },
  };
}

/** Somebody's leave for a year was set; without `days` the default applies again. */
export function leaveEntitlementSet(
  employee: Employee,
  entitlement: Omit<LeaveEntitlement, 'days' | 'employeeId'> & { readonly days: number | undefined },
): NewEvent {
  return {
    ...aboutEmployee('hrm.leave-entitlement-set.v1', employee),
    data: {
      employeeId: employee.id,
      userId: employee.userId,
      kind: entitlement.kind,
      year: entitlement.year,
      days: entitlement.days,
    },
  };
}

function aboutEmployee(type: string, employee: Employee): Omit<NewEvent, 'data'> {
  return { type, aggregateId: employee.id, organizationId: employee.organizationId };
}
