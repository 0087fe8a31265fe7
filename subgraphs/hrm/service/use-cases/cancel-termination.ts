import type { CancelTerminationRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeEmployee, type Employee } from '../model/employee.ts';
import { employeeLastDayWithdrawn } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { isViewer } from '../visibility/view-scope.ts';

/**
 * Takes back a last day of work that is still to come: the employment goes on. Leave that was cut or cancelled for it does
 * not come back. Needs `hrm:employee:write`; a viewer does not keep themselves. CONFLICT when no last day is set, or when
 * the employment has ended.
 */
export async function cancelTermination(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: CancelTerminationRequest,
): Promise<Employee> {
  const organizationId = requirePermission(call.viewer, 'hrm:employee:write');
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    await stores.reportingLine.lock(organizationId);
    const employee = await stores.employees.lock(organizationId, request.employeeId);
    assertExpectedVersion('Employee', employee, request.expectedVersion);
    if (isViewer(call.viewer, employee.userId))
      throw new DomainError('FORBIDDEN', 'You cannot take back the end of your own employment.');
    if (employee.leavesOn === undefined) throw nothingIsSet(employee);
    const kept = changeEmployee(
      employee,
      { leavesOn: undefined, successorId: undefined, terminationReason: undefined },
      now,
    );
    await stores.employees.update(kept);
    await publish(employeeLastDayWithdrawn(kept));
    return kept;
  });
}

function nothingIsSet({ status }: Employee): DomainError {
  const message =
    status === 'TERMINATED'
      ? 'Employee is TERMINATED: coming back is being hired again.'
      : `Employee is ${status}, and no last day is set.`;
  return new DomainError('CONFLICT', message, { metadata: { currentState: status } });
}
