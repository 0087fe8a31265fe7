import { z } from 'zod';
import type { DecideLeaveRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { type CalendarDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { hasPermission, requireUser, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import type { Employee } from '../model/employee.ts';
import { idField, textField } from '../model/input-fields.ts';
import { changeLeaveRequest, type LeaveRequest, leaveTransitions } from '../model/leave-request.ts';
import { leaveRequestUpdated } from '../published-events.ts';
import { lockLeaveRequest } from '../rules/lock-leave-request.ts';
import type { HrmStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  leaveRequestId: idField('A leave request'),
  decision: z.enum(['APPROVE', 'REJECT'], 'A decision is required.'),
  comment: textField(1_000),
});

/**
 * Approves or rejects a pending request. For managers of the employee, directly or further up, who have begun to work,
 * and for `hrm:leave:decide`; never for the employee, nor for the user who asked in its name.
 */
export async function decideLeave(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: DecideLeaveRequest,
): Promise<LeaveRequest> {
  const { userId } = requireUser(call.viewer);
  const input = validateInput(inputSchema, request);

  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const { request: current, employee } = await lockLeaveRequest(stores, call.viewer, input.leaveRequestId);
    await assertMayDecide(stores, call.viewer, {
      request: current,
      employee,
      userId,
      today: toCalendarDate(now),
    });
    assertExpectedVersion('LeaveRequest', current, request.expectedVersion);
    const status = input.decision === 'APPROVE' ? 'APPROVED' : 'REJECTED';
    assertTransition('LeaveRequest', leaveTransitions, current.status, status);
    const decided = changeLeaveRequest(
      current,
      {
        status,
        decidedByUserId: userId,
        decidedAt: now,
        decisionComment: input.comment,
      },
      now,
    );
    await stores.leaveRequests.update(decided);
    await publish(leaveRequestUpdated(decided, employee.userId));
    return decided;
  });
}

interface Decision {
  readonly request: LeaveRequest;
  readonly employee: Employee;
  /** Who decides, on which day. */
  readonly userId: string;
  readonly today: CalendarDate;
}

async function assertMayDecide(
  { reportingLine }: HrmStores,
  viewer: Viewer,
  { request, employee, userId, today }: Decision,
): Promise<void> {
  if (userId === employee.userId || userId === request.requestedByUserId)
    throw new DomainError('FORBIDDEN', 'You cannot decide about your own leave request.');
  if (hasPermission(viewer, 'hrm:leave:decide')) return;
  if (await reportingLine.isManagedByUser(employee.organizationId, employee.id, userId, today)) return;
  throw new DomainError(
    'FORBIDDEN',
    'Only managers of the employee and human resources decide about its leave.',
  );
}
