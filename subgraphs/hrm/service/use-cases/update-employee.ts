import type { UpdateEmployeeRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeEmployee, type Employee } from '../model/employee.ts';
import { personFields } from '../model/input-fields.ts';
import { employeeUpdated } from '../published-events.ts';
import { requireUnclaimed } from '../rules/require-references.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { isViewer, wholeOrganization } from '../visibility/view-scope.ts';

/**
 * Changes what is known about a person. Needs `hrm:employee:write`, for the salary `hrm:salary:read` too; a
 * viewer does not set their own salary. The link to a user opens the salary to that user: where there is one, changing the link
 * needs `hrm:salary:read` too, and a viewer does not change the link to themselves. An employee who has left does not
 * change.
 */
export async function updateEmployee(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: UpdateEmployeeRequest,
): Promise<Employee> {
  const organizationId = requirePermission(call.viewer, 'hrm:employee:write');
  const changes = readMaskedChanges({ schema: personFields }, request, {});
  const changesSalary = Object.hasOwn(changes, 'salary');
  if (changesSalary) requirePermission(call.viewer, 'hrm:salary:read');
  const { salary, ...personal } = changes;
  const change: Partial<Employee> = changesSalary
    ? { ...personal, salary: salary && moneyFromProto(salary, 'salary') }
    : personal;

  if (change.userId !== undefined) {
    const { employees } = unitOfWork.read(dependencies);
    const [current] = await employees.findByIds(wholeOrganization(organizationId), [request.employeeId]);
    // A user who stays is not asked about: they may have been disabled since.
    if (change.userId !== current?.userId) await dependencies.users.assertMember(call, change.userId);
  }

  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const { employees } = stores;
    await stores.reportingLine.lock(organizationId);
    const employee = await employees.lock(organizationId, request.employeeId);
    assertExpectedVersion('Employee', employee, request.expectedVersion);
    if (employee.status === 'TERMINATED')
      throw new DomainError('CONFLICT', 'Employee is TERMINATED and cannot be changed.', {
        metadata: { currentState: 'TERMINATED' },
      });
    if (changesSalary && isViewer(call.viewer, employee.userId))
      throw new DomainError('FORBIDDEN', 'You cannot set your own salary.');
    if (Object.hasOwn(change, 'userId') && change.userId !== employee.userId)
      requireLinkable(call.viewer, employee, change.userId);
    if (Object.keys(change).length === 0) return employee;
    await requireUnclaimed(stores, organizationId, change, employee.id);
    const changed = changeEmployee(employee, change, now);
    await employees.update(changed);
    await publish(employeeUpdated(changed, Object.keys(change)));
    return changed;
  });
}

/** Without this, a new link would show the salary, or let a viewer set their own while they are unlinked. */
function requireLinkable(viewer: Viewer, employee: Employee, userId: string | undefined): void {
  if (isViewer(viewer, employee.userId) || isViewer(viewer, userId))
    throw new DomainError('FORBIDDEN', 'You cannot change the user of your own employee record.');
  if (employee.salary !== undefined) requirePermission(viewer, 'hrm:salary:read');
}
