import { z } from 'zod';
import type { TerminateEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import {
  type CalendarDate,
  calendarDateSchema,
  lastDayOf,
  toCalendarDate,
  yearOf,
} from '../../../kit/values/calendar-date.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeDepartment } from '../model/department.ts';
import { changeEmployee, type Employee, employeeTransitions } from '../model/employee.ts';
import { idField, textField } from '../model/input-fields.ts';
import { changeLeaveRequest } from '../model/leave-request.ts';
import {
  departmentUpdated,
  employeeTerminated,
  employeeTransferred,
  leaveRequestUpdated,
} from '../published-events.ts';
import { requireEmployed } from '../rules/require-references.ts';
import { type HrmUnit, unitOfWork } from '../unit-of-work.ts';
import { isViewer, wholeOrganization } from '../visibility/view-scope.ts';

const inputSchema = z.object({
  employeeId: idField('An employee'),
  lastDay: calendarDateSchema.optional(),
  reason: textField(1_000),
  successorId: idField('A successor').optional(),
});

/**
 * Ends an employment for good. Needs `hrm:employee:write`; a viewer does not end their own. Direct reports move to the
 * successor (by default the employee's manager), departments lose their head, pending leave and leave after the
 * last day is cancelled, the user is unlinked: all of it or nothing.
 */
export async function terminateEmployee(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: TerminateEmployeeRequest,
): Promise<Employee> {
  const organizationId = requirePermission(call.viewer, 'hrm:employee:write');
  const input = validateInput(inputSchema, request);

  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    await stores.reportingLine.lock(organizationId);
    const employee = await stores.employees.lock(organizationId, input.employeeId);
    assertExpectedVersion('Employee', employee, request.expectedVersion);
    if (isViewer(call.viewer, employee.userId))
      throw new DomainError('FORBIDDEN', 'You cannot end your own employment.');
    assertTransition('Employee', employeeTransitions, employee.status, 'TERMINATED');
    const lastDay = readLastDay(employee, input.lastDay, toCalendarDate(now));

    await handOverReports(unit, employee, input.successorId);
    await leaveDepartmentsWithoutHead(unit, employee);
    await cancelLeaveAfter(unit, employee, lastDay);
    const terminated = changeEmployee(
      employee,
      { status: 'TERMINATED', terminatedOn: lastDay, terminationReason: input.reason, userId: undefined },
      now,
    );
    await stores.employees.update(terminated);
    await unit.publish(employeeTerminated(employee, lastDay));
    return terminated;
  });
}

function readLastDay(
  employee: Employee,
  lastDay: CalendarDate | undefined,
  today: CalendarDate,
): CalendarDate {
  // An employee who never began may still be let go: their last day is their first.
  if (lastDay === undefined) return employee.hiredOn > today ? employee.hiredOn : today;
  if (lastDay < employee.hiredOn)
    throw invalidInput({
      path: 'lastDay',
      message: 'The last day of work cannot be before the first.',
    });
  if (lastDay > today)
    throw invalidInput({ path: 'lastDay', message: 'The last day of work is today at the latest.' });
  return lastDay;
}

async function handOverReports(
  unit: HrmUnit,
  employee: Employee,
  successorId: string | undefined,
): Promise<void> {
  const { stores, now, publish } = unit;
  const { employees, reportingLine } = stores;
  const { organizationId } = employee;
  const scope = wholeOrganization(organizationId);
  if (successorId === employee.id)
    throw invalidInput({ path: 'successorId', message: 'The successor must be another employee.' });
  const reports = await employees.listByManager(scope, [employee.id]);
  const newManagerId = successorId ?? employee.managerId;
  if (reports.length > 0 && newManagerId === undefined)
    throw invalidInput({
      path: 'successorId',
      message: `${reports.length} employees report to this one: name a successor.`,
    });
  if (newManagerId === undefined) return;

  const moveTo = async (report: Employee, managerId: string | undefined): Promise<void> => {
    const moved = changeEmployee(report, { managerId }, now);
    await employees.update(moved);
    await publish(employeeTransferred(report, moved));
  };
  if (successorId !== undefined) {
    const successor = await requireEmployed(stores, organizationId, 'successorId', successorId);
    // A successor from below takes the employee's place in the line first, or the line would become a circle.
    if (await reportingLine.isInLineAbove(organizationId, employee.id, successor.id))
      await moveTo(successor, employee.managerId);
  }
  for (const report of reports) if (report.id !== successorId) await moveTo(report, newManagerId);
}

async function leaveDepartmentsWithoutHead(unit: HrmUnit, employee: Employee): Promise<void> {
  const { stores, now } = unit;
  for (const department of await stores.departments.findByHead(employee.organizationId, employee.id)) {
    const changed = changeDepartment(department, { headId: undefined }, now);
    await stores.departments.update(changed);
    await unit.publish(departmentUpdated(changed));
  }
}

async function cancelLeaveAfter(unit: HrmUnit, employee: Employee, lastDay: CalendarDate): Promise<void> {
  const { stores, now } = unit;
  const { id, organizationId, hiredOn } = employee;
  const endOfPlanning = lastDayOf(yearOf(toCalendarDate(now)) + 2);
  const open = await stores.leaveRequests.listOpen(organizationId, [id], hiredOn, endOfPlanning);
  for (const request of open) {
    if (request.status === 'APPROVED' && request.firstDay <= lastDay) continue;
    const cancelled = changeLeaveRequest(request, { status: 'CANCELLED' }, now);
    await stores.leaveRequests.update(cancelled);
    await unit.publish(leaveRequestUpdated(cancelled, employee.userId));
  }
}
