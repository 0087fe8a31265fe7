import type { HireEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { type Employee, employeeNumber } from '../model/employee.ts';
import { dateField, idField, personFields } from '../model/input-fields.ts';
import { addDays, toCalendarDate } from '../model/working-days.ts';
import { employeeHired } from '../published-events.ts';
import { requireDepartment, requireEmployed, requireUnclaimed } from '../rules/require-references.ts';
import { inTransaction } from '../unit-of-work.ts';

const inputSchema = personFields.extend({
  departmentId: idField('A department'),
  managerId: idField('A manager').optional(),
  hiredOn: dateField,
});

const maxDaysAhead = 366;

/**
 * Hires somebody and gives them the next number. Needs `hrm:employee:write`, with a salary `hrm:salary:read`
 * too. The manager must be employed, user and email address must be free.
 */
export async function hireEmployee(
  dependencies: HrmDependencies,
  viewer: Viewer,
  request: HireEmployeeRequest,
): Promise<Employee> {
  const organizationId = requirePermission(viewer, 'hrm:employee:write');
  const input = validateInput(inputSchema, request);
  if (input.salary) {
    requirePermission(viewer, 'hrm:salary:read');
    if (viewer.kind === 'user' && input.userId === viewer.userId)
      throw new DomainError('FORBIDDEN', 'Nobody sets their own salary.');
  }
  const salary = input.salary && moneyFromProto(input.salary, 'salary');
  const lastPossibleDay = addDays(toCalendarDate(dependencies.clock()), maxDaysAhead);
  if (input.hiredOn > lastPossibleDay)
    throw invalidInput({
      path: 'hiredOn',
      message: 'The first day of work must be within the next 12 months.',
    });

  return inTransaction(dependencies, async (transaction) => {
    const { now, employees, reportingLine } = transaction;
    await reportingLine.lock(organizationId);
    await requireDepartment(transaction, organizationId, 'departmentId', input.departmentId);
    if (input.managerId !== undefined)
      await requireEmployed(transaction, organizationId, 'managerId', input.managerId);
    await requireUnclaimed(transaction, organizationId, input);
    const employee: Employee = {
      ...input,
      id: newId(),
      organizationId,
      userId: input.userId,
      number: employeeNumber(await reportingLine.nextNumber(organizationId)),
      email: input.email,
      phone: input.phone,
      managerId: input.managerId,
      salary,
      status: 'ACTIVE',
      terminatedOn: undefined,
      terminationReason: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await employees.insert([employee]);
    await transaction.append(employeeHired(employee));
    return employee;
  });
}
