import type { HireEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { addDays, calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { type Employee, employeeNumber } from '../model/employee.ts';
import { idField, personFields } from '../model/input-fields.ts';
import { employeeHired } from '../published-events.ts';
import { requireDepartment, requireEmployed, requireUnclaimed } from '../rules/require-references.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { isViewer } from '../visibility/view-scope.ts';

const inputSchema = personFields.extend({
  departmentId: idField('A department'),
  managerId: idField('A manager').optional(),
  hiredOn: calendarDateSchema,
});

const maxDaysAhead = 366;

/**
 * Hires a person and gives them the next number. Needs `hrm:employee:write`, with a salary `hrm:salary:read`
 * too. The manager must be employed, the user a member who is not disabled; user and email address must be free.
 */
export async function hireEmployee(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: HireEmployeeRequest,
): Promise<Employee> {
  const organizationId = requirePermission(call.viewer, 'hrm:employee:write');
  const input = validateInput(inputSchema, request);
  if (input.salary) {
    requirePermission(call.viewer, 'hrm:salary:read');
    if (isViewer(call.viewer, input.userId))
      throw new DomainError('FORBIDDEN', 'You cannot set your own salary.');
  }
  const salary = input.salary && moneyFromProto(input.salary, 'salary');

  if (input.userId !== undefined) await dependencies.users.assertMember(call, input.userId);

  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    if (input.hiredOn > addDays(toCalendarDate(now), maxDaysAhead))
      throw invalidInput({
        path: 'hiredOn',
        message: 'The first day of work must be within the next 12 months.',
      });
    const { employees, reportingLine } = stores;
    await reportingLine.lock(organizationId);
    await requireDepartment(stores, organizationId, 'departmentId', input.departmentId);
    if (input.managerId !== undefined)
      await requireEmployed(stores, organizationId, 'managerId', input.managerId);
    await requireUnclaimed(stores, organizationId, input);
    const employee: Employee = {
      id: newId(),
      organizationId,
      userId: input.userId,
      number: employeeNumber(await reportingLine.nextNumber(organizationId)),
      firstName: input.firstName,
      lastName: input.lastName,
      email: input.email,
      phone: input.phone,
      position: input.position,
      departmentId: input.departmentId,
      managerId: input.managerId,
      hiredOn: input.hiredOn,
      salary,
      status: input.hiredOn > toCalendarDate(now) ? 'UPCOMING' : 'ACTIVE',
      terminatedOn: undefined,
      leavesOn: undefined,
      successorId: undefined,
      terminationReason: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await employees.insert([employee]);
    await publish(employeeHired(employee));
    return employee;
  });
}
