import { z } from 'zod';
import type { TerminateEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeDepartment } from '../model/department.ts';
import { changeEmployee, type Employee, employeeTransitions } from '../model/employee.ts';
import { dateField, idField, textField } from '../model/input-fields.ts';
import { changeLeaveRequest } from '../model/leave-request.ts';
import { type CalendarDate, lastDayOf, toCalendarDate, yearOf } from '../model/working-days.ts';
import {
  departmentUpdated,
  employeeTerminated,
  employeeTransferred,
  leaveRequestUpdated,
} from '../published-events.ts';
import { requireEmployed } from '../rules/require-references.ts';
import { type HrmTransaction, inTransaction } from '../unit-of-work.ts';
import { wholeOrganization } from '../visibility/view-scope.ts';

const inputSchema = z.object({
  employeeId: idField('An employee'),
  lastDay: dateField.optional(),
  reason: textField(1_000),
  successorId: idField('A successor').optional(),
});

/**
 * Ends an employment for good. Needs `hrm:employee:write`; nobody ends their own. Direct reports move to the
 * successor (by default the employee's manager), departments lose their head, pending leave and leave after the
 * last day is cancelled, the user is unlinked: all of it or nothing.
 */
export async function terminateEmployee(
  dependencies: HrmDependencies,
  viewer: Viewer,
  request: TerminateEmployeeRequest,
): Promise<Employee> {
  const organizationId = requirePermission(viewer, 'hrm:employee:write');
  const input = validateInput(inputSchema, request);

  return inTransaction(dependencies, async (transaction) => {
    const { employees, reportingLine, now } = transaction;
    await reportingLine.lock(organizationId);
    const employee = await employees.lock(organizationId, input.employeeId);
    if (!employee) throw notFound('Employee', input.employeeId);
    assertExpectedVersion('Employee', employee, request.expectedVersion);
    if (viewer.kind === 'user' && employee.userId === viewer.userId)
      throw new DomainError('FORBIDDEN', 'Nobody ends their own employment.');
    assertTransition('Employee', employeeTransitions, employee.status, 'TERMINATED');
    const lastDay = readLastDay(employee, input.lastDay, toCalendarDate(now));

    await handOverReports(transaction, employee, input.successorId);
    await leaveDepartmentsWithoutHead(transaction, employee);
    await cancelLeaveAfter(transaction, employee, lastDay);
    const terminated = changeEmployee(
      employee,
      { status: 'TERMINATED', terminatedOn: lastDay, terminationReason: input.reason, userId: undefined },
      now,
    );
    await employees.update(terminated);
    await transaction.append(employeeTerminated(employee, lastDay));
    return terminated;
  });
}

function readLastDay(
  employee: Employee,
  lastDay: CalendarDate | undefined,
  today: CalendarDate,
): CalendarDate {
  // Somebody who never began may still be let go: their last day is their first.
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
  transaction: HrmTransaction,
  employee: Employee,
  successorId: string | undefined,
): Promise<void> {
  const { employees, reportingLine, now } = transaction;
  const { organizationId } = employee;
  const scope = wholeOrganization(organizationId);
  if (successorId === employee.id)
    throw invalidInput({ path: 'successorId', message: 'Somebody else must take over.' });
  const reports = await employees.listByManager(scope, [employee.id]);
  const newManagerId = successorId ?? employee.managerId;
  if (reports.length > 0 && newManagerId === undefined)
    throw invalidInput({
      path: 'successorId',
      message: `${reports.length} employees report to this one: somebody must take over.`,
    });
  if (newManagerId === undefined) return;

  const moveTo = async (report: Employee, managerId: string | undefined): Promise<void> => {
    const moved = changeEmployee(report, { managerId }, now);
    await employees.update(moved);
    await transaction.append(employeeTransferred(report, moved));
  };
  if (successorId !== undefined) {
    const successor = await requireEmployed(transaction, organizationId, 'successorId', successorId);
    // A successor from below takes the employee's place in the line first, or the line would become a circle.
    if (await reportingLine.isInLineAbove(organizationId, employee.id, successor.id))
      await moveTo(successor, employee.managerId);
  }
  for (const report of reports) if (report.id !== successorId) await moveTo(report, newManagerId);
}

async function leaveDepartmentsWithoutHead(transaction: HrmTransaction, employee: Employee): Promise<void> {
  const { departments, now } = transaction;
  for (const department of await departments.findByHead(employee.organizationId, employee.id)) {
    const changed = changeDepartment(department, { headId: undefined }, now);
    await departments.update(changed);
    await transaction.append(departmentUpdated(changed));
  }
}

async function cancelLeaveAfter(
  transaction: HrmTransaction,
  employee: Employee,
  lastDay: CalendarDate,
): Promise<void> {
  const { leaveRequests, now } = transaction;
  const endOfPlanning = lastDayOf(yearOf(toCalendarDate(now)) + 2);
  const open = await leaveRequests.listOpen(
    employee.organizationId,
    [employee.id],
    employee.hiredOn,
    endOfPlanning,
  );
  for (const request of open) {
    if (request.status === 'APPROVED' && request.from <= lastDay) continue;
    const cancelled = changeLeaveRequest(request, { status: 'CANCELLED' }, now);
    await leaveRequests.update(cancelled);
    await transaction.append(leaveRequestUpdated(cancelled, employee.userId));
  }
}
