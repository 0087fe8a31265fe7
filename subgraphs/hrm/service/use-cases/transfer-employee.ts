import { z } from 'zod';
import type { TransferEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { hasPermission, requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeEmployee, type Employee } from '../model/employee.ts';
import { idField, lineField } from '../model/input-fields.ts';
import { employeeTransferred } from '../published-events.ts';
import { requireDepartment, requireEmployed } from '../rules/require-references.ts';
import { type HrmTransaction, inTransaction } from '../unit-of-work.ts';
import { validateChanges } from '../validate-changes.ts';

const inputSchema = z.object({
  departmentId: idField('A department'),
  managerId: idField('A manager').optional(),
  position: lineField('A position', 120),
});

/**
 * Moves an employee to another department, manager or position. Needs `hrm:employee:write`. CONFLICT when the
 * new manager is the employee or somebody below it: checked under the lock of the organization's structure, so
 * that two moves that only together close a circle cannot both succeed. Managers decide about leave: without
 * `hrm:leave:decide` nobody moves an employee below themselves.
 */
export async function transferEmployee(
  dependencies: HrmDependencies,
  viewer: Viewer,
  request: TransferEmployeeRequest,
): Promise<Employee> {
  const organizationId = requirePermission(viewer, 'hrm:employee:write');
  const given = readMaskedUpdate(request, request.updateMask, ['departmentId', 'managerId', 'position']);
  const change = validateChanges(inputSchema, given);

  return inTransaction(dependencies, async (transaction) => {
    const { employees, reportingLine, now } = transaction;
    await reportingLine.lock(organizationId);
    const employee = await employees.lock(organizationId, request.employeeId);
    if (!employee) throw notFound('Employee', request.employeeId);
    assertExpectedVersion('Employee', employee, request.expectedVersion);
    if (employee.status === 'TERMINATED')
      throw new DomainError('CONFLICT', 'Employee is TERMINATED and cannot be transferred.', {
        metadata: { currentState: 'TERMINATED' },
      });
    if (change.departmentId !== undefined)
      await requireDepartment(transaction, organizationId, 'departmentId', change.departmentId);
    if (change.managerId !== undefined) await requireManager(transaction, employee, change.managerId);
    const moved: Employee = { ...employee, ...change };
    if (
      moved.departmentId === employee.departmentId &&
      moved.managerId === employee.managerId &&
      moved.position === employee.position
    )
      return employee;
    const isBelowViewer = async (): Promise<boolean> =>
      viewer.kind === 'user' &&
      (await reportingLine.isManagedByUser(organizationId, employee.id, viewer.userId));
    const wasBelowViewer = await isBelowViewer();
    const changed = changeEmployee(employee, change, now);
    await employees.update(changed);
    if (!wasBelowViewer && !hasPermission(viewer, 'hrm:leave:decide') && (await isBelowViewer()))
      throw new DomainError('FORBIDDEN', 'Nobody makes themselves a manager of others.');
    await transaction.append(employeeTransferred(employee, changed));
    return changed;
  });
}

async function requireManager(
  transaction: HrmTransaction,
  employee: Employee,
  managerId: string,
): Promise<void> {
  const { organizationId } = employee;
  await requireEmployed(transaction, organizationId, 'managerId', managerId);
  if (!(await transaction.reportingLine.isInLineAbove(organizationId, employee.id, managerId))) return;
  throw new DomainError('CONFLICT', 'The reporting line would become a circle.', {
    metadata: { employeeId: employee.id, managerId },
  });
}
