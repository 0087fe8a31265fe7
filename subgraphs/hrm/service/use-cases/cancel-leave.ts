import type { CancelLeaveRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { hasPermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeLeaveRequest, type LeaveRequest, leaveTransitions } from '../model/leave-request.ts';
import { leaveRequestUpdated } from '../published-events.ts';
import { lockLeaveRequest } from '../rules/lock-leave-request.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Takes a request back and returns its days to the balance. The employee does so until approved leave begins;
 * `hrm:leave:decide` at any time.
 */
export async function cancelLeave(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: CancelLeaveRequest,
): Promise<LeaveRequest> {
  const { userId } = requireUser(call.viewer);

  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const { request: current, employee } = await lockLeaveRequest(
      stores,
      call.viewer,
      request.leaveRequestId,
    );
    const isDecider = hasPermission(call.viewer, 'hrm:leave:decide');
    if (!isDecider && userId !== employee.userId)
      throw new DomainError('FORBIDDEN', 'Only the employee and human resources take a request back.');
    assertExpectedVersion('LeaveRequest', current, request.expectedVersion);
    assertTransition('LeaveRequest', leaveTransitions, current.status, 'CANCELLED');
    const hasBegun = current.firstDay <= toCalendarDate(now);
    if (current.status === 'APPROVED' && hasBegun && !isDecider)
      throw new DomainError('CONFLICT', 'Leave that has begun is taken back by human resources.', {
        metadata: { currentState: current.status },
      });
    const cancelled = changeLeaveRequest(current, { status: 'CANCELLED' }, now);
    await stores.leaveRequests.update(cancelled);
    await publish(leaveRequestUpdated(cancelled, employee.userId));
    return cancelled;
  });
}
