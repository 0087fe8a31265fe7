import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { Employee } from '../model/employee.ts';
import type { LeaveRequest } from '../model/leave-request.ts';
import type { HrmStores } from '../stores/stores.ts';
import { leaveScope } from '../visibility/view-scope.ts';

/**
 * A leave request as it is once its employee's row is locked: whatever changes requests of one employee runs one
 * after the other. Throws NOT_FOUND for ids that the viewer does not see, whether they exist or not.
 */
export async function lockLeaveRequest(
  { employees, leaveRequests }: HrmStores,
  viewer: Viewer,
  id: string,
): Promise<{ readonly request: LeaveRequest; readonly employee: Employee }> {
  const scope = leaveScope(viewer);
  const [unlocked] = await leaveRequests.findByIds(scope, [id]);
  if (!unlocked) throw notFound('LeaveRequest', id);
  const employee = await employees.lock(scope.organizationId, unlocked.employeeId);
  const [request] = await leaveRequests.findByIds(scope, [id]);
  if (!request) throw notFound('LeaveRequest', id);
  return { request, employee };
}
