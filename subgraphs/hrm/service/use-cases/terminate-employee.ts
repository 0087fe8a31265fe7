import { z } from 'zod';
import type { TerminateEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import {
  addDays,
  type CalendarDate,
  calendarDateSchema,
  toCalendarDate,
} from '../../../kit/values/calendar-date.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { type EmploymentEnd, endEmployment } from '../leaving/end-employment.ts';
import { endLeaveOn } from '../leaving/end-leave-on.ts';
import { changeEmployee, type Employee, employeeTransitions } from '../model/employee.ts';
import { idField, textField } from '../model/input-fields.ts';
import { employeeLastDaySet } from '../published-events.ts';
import { requireEmployed } from '../rules/require-references.ts';
import type { HrmStores } from '../stores/stores.ts';
import { type HrmUnit, unitOfWork } from '../unit-of-work.ts';
import { isViewer, wholeOrganization } from '../visibility/view-scope.ts';

const inputSchema = z.object({
  employeeId: idField('An employee'),
  lastDay: calendarDateSchema.optional(),
  reason: textField(1_000),
  successorId: idField('A successor').optional(),
});

const maxDaysAhead = 10 * 366;

/**
 * Ends an employment. Needs `hrm:employee:write`; a viewer does not end their own. Direct reports move to the
 * successor (by default the employee's manager), departments lose their head, leave reaches to the last day at most,
 * the user is unlinked: all of it or nothing. A last day that lies ahead ends leave immediately, and everything else when it
 * has come (`jobs/end-due-employments.ts`); until then it can be set again.
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
    const today = toCalendarDate(now);
    const lastDay = readLastDay(employee, input.lastDay, today);
    await requireSuccessor(stores, employee, input.successorId);
    const end: EmploymentEnd = { lastDay, reason: input.reason, successorId: input.successorId };
    const liesAhead = input.lastDay !== undefined && lastDay > today;
    return liesAhead ? setLastDay(unit, employee, end) : endEmployment(unit, employee, end);
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
  if (lastDay > addDays(today, maxDaysAhead))
    throw invalidInput({
      path: 'lastDay',
      message: 'The last day of work must be within the next 10 years.',
    });
  return lastDay;
}

async function requireSuccessor(
  stores: HrmStores,
  { id, organizationId, managerId }: Employee,
  successorId: string | undefined,
): Promise<void> {
  if (successorId === id)
    throw invalidInput({ path: 'successorId', message: 'The successor must be another employee.' });
  if (successorId !== undefined) {
    await requireEmployed(stores, organizationId, 'successorId', successorId);
    return;
  }
  if (managerId !== undefined) return;
  const reports = await stores.employees.listByManager(wholeOrganization(organizationId), [id]);
  if (reports.length > 0)
    throw invalidInput({
      path: 'successorId',
      message: `${reports.length === 1 ? '1 employee reports' : `${reports.length} employees report`} to this one: name a successor.`,
    });
}

async function setLastDay(
  unit: HrmUnit,
  employee: Employee,
  { lastDay, reason, successorId }: EmploymentEnd,
): Promise<Employee> {
  await endLeaveOn(unit, employee, lastDay, { keepsPending: true });
  const leaving = changeEmployee(
    employee,
    { leavesOn: lastDay, terminationReason: reason, successorId },
    unit.now,
  );
  await unit.stores.employees.update(leaving);
  await unit.publish(employeeLastDaySet(leaving, lastDay));
  return leaving;
}
