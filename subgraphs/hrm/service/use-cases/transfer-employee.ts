import { z } from 'zod';
import type { TransferEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { hasPermission, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeEmployee, type Employee } from '../model/employee.ts';
import { idField, positionField } from '../model/input-fields.ts';
import { employeeTransferred } from '../published-events.ts';
import { requireDepartment, requireEmployed } from '../rules/require-references.ts';
import type { HrmStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

const placeFields = z.object({
  departmentId: idField('A department'),
  managerId: idField('A manager').optional(),
  position: positionField,
});

/**
 * Moves an employee to another department, manager or position. Needs `hrm:employee:write`. CONFLICT when the
 * new manager is the employee or below it: checked under the lock of the organization's structure, so
 * that two moves that only together close a circle cannot both succeed. Managers decide about leave: without
 * `hrm:leave:decide` a viewer does not move an employee below themselves.
 */
export async function transferEmployee(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: TransferEmployeeRequest,
): Promise<Employee> {
  const organizationId = requirePermission(call.viewer, 'hrm:employee:write');
  const change = readMaskedChanges({ schema: placeFields }, request, {});

  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const { employees, reportingLine } = stores;
    await reportingLine.lock(organizationId);
    const employee = await employees.lock(organizationId, request.employeeId);
    assertExpectedVersion('Employee', employee, request.expectedVersion);
    if (employee.status === 'TERMINATED')
      throw new DomainError('CONFLICT', 'Employee is TERMINATED and cannot be transferred.', {
        metadata: { currentState: 'TERMINATED' },
      });
    if (change.departmentId !== undefined)
      await requireDepartment(stores, organizationId, 'departmentId', change.departmentId);
    if (change.managerId !== undefined) await requireManager(stores, employee, change.managerId);
    const moved: Employee = { ...employee, ...change };
    if (
      moved.departmentId === employee.departmentId &&
      moved.managerId === employee.managerId &&
      moved.position === employee.position
    )
      return employee;
    const isBelowViewer = async (): Promise<boolean> =>
      call.viewer.kind === 'user' &&
      (await reportingLine.isManagedByUser(organizationId, employee.id, call.viewer.userId));
    const wasBelowViewer = await isBelowViewer();
    const changed = changeEmployee(employee, change, now);
    await employees.update(changed);
    if (!wasBelowViewer && !hasPermission(call.viewer, 'hrm:leave:decide') && (await isBelowViewer()))
      throw new DomainError('FORBIDDEN', 'You cannot make yourself the manager of another employee.');
    await publish(employeeTransferred(employee, changed));
    return changed;
  });
}

async function requireManager(stores: HrmStores, employee: Employee, managerId: string): Promise<void> {
  const { organizationId } = employee;
  await requireEmployed(stores, organizationId, 'managerId', managerId);
  if (!(await stores.reportingLine.isInLineAbove(organizationId, employee.id, managerId))) return;
  throw new DomainError('CONFLICT', 'The reporting line would become a circle.', {
    metadata: { employeeId: employee.id, managerId },
  });
}
