import type { CancelLeaveRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { hasPermission, requireUser, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeLeaveRequest, type LeaveRequest, leaveTransitions } from '../model/leave-request.ts';
import { toCalendarDate } from '../model/working-days.ts';
import { leaveRequestUpdated } from '../published-events.ts';
import { lockLeaveRequest } from '../rules/lock-leave-request.ts';
import { inTransaction } from '../unit-of-work.ts';

/**
 * Takes a request back and returns its days to the balance. The employee does so until approved leave begins;
 * `hrm:leave:decide` at any time.
 */
export async function cancelLeave(
  dependencies: HrmDependencies,
  viewer: Viewer,
  request: CancelLeaveRequest,
): Promise<LeaveRequest> {
  const { userId } = requireUser(viewer);

  return inTransaction(dependencies, async (transaction) => {
    const { request: current, employee } = await lockLeaveRequest(
      transaction,
      viewer,
      request.leaveRequestId,
    );
    const isDecider = hasPermission(viewer, 'hrm:leave:decide');
    if (!isDecider && userId !== employee.userId)
      throw new DomainError('FORBIDDEN', 'Only the employee and human resources take a request back.');
    assertExpectedVersion('LeaveRequest', current, request.expectedVersion);
    assertTransition('LeaveRequest', leaveTransitions, current.status, 'CANCELLED');
    const hasBegun = current.from <= toCalendarDate(transaction.now);
    if (current.status === 'APPROVED' && hasBegun && !isDecider)
      throw new DomainError('CONFLICT', 'Leave that has begun is taken back by human resources.', {
        metadata: { currentState: current.status },
      });
    const cancelled = changeLeaveRequest(current, { status: 'CANCELLED' }, transaction.now);
    await transaction.leaveRequests.update(cancelled);
    await transaction.append(leaveRequestUpdated(cancelled, employee.userId));
    return cancelled;
  });
}
