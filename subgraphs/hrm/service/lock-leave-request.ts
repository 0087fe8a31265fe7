import { notFound } from '../../kit/domain-error.ts';
import type { Employee } from './employee.ts';
import type { LeaveRequest } from './leave-request.ts';
import type { HrmTransaction } from './transaction.ts';
import { wholeOrganization } from './view-scope.ts';

/**
 * A leave request as it is once its employee's row is locked: whatever changes requests of one employee runs one
 * after the other. Throws NOT_FOUND for unknown and foreign ids.
 */
export async function lockLeaveRequest(
  { employees, leaveRequests }: HrmTransaction,
  organizationId: string,
  id: string,
): Promise<{ readonly request: LeaveRequest; readonly employee: Employee }> {
  const scope = wholeOrganization(organizationId);
  const [unlocked] = await leaveRequests.findByIds(scope, [id]);
  if (!unlocked) throw notFound('LeaveRequest', id);
  const employee = await employees.lock(organizationId, unlocked.employeeId);
  const [request] = await leaveRequests.findByIds(scope, [id]);
  if (!employee || !request) throw notFound('LeaveRequest', id);
  return { request, employee };
}
