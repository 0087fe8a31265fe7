import { type CalendarDate, lastDayOf, toCalendarDate, yearOf } from '../../../kit/values/calendar-date.ts';
import type { Employee } from '../model/employee.ts';
import { changeLeaveRequest, type LeaveRequest } from '../model/leave-request.ts';
import { countWorkingDays } from '../model/working-days.ts';
import { leaveRequestUpdated } from '../published-events.ts';
import type { HrmUnit } from '../unit-of-work.ts';

/**
 * Lets no open leave of an employee reach beyond their last day: what lasts longer ends on that day with its working
 * days counted anew, what begins later or has no working day left is cancelled. The employee's row must be locked.
 * @param options.keepsPending whether requests without a decision stay open up to the last day
 */
export async function endLeaveOn(
  { stores, now, publish }: HrmUnit,
  employee: Employee,
  lastDay: CalendarDate,
  { keepsPending }: { readonly keepsPending: boolean },
): Promise<void> {
  const { id, organizationId, hiredOn } = employee;
  const endOfPlanning = lastDayOf(yearOf(toCalendarDate(now)) + 2);
  for (const request of await stores.leaveRequests.listOpen(organizationId, [id], hiredOn, endOfPlanning)) {
    const isKept = keepsPending || request.status === 'APPROVED';
    if (isKept && request.lastDay <= lastDay) continue;
    const changed = changeLeaveRequest(
      request,
      (isKept && shortened(request, lastDay)) || { status: 'CANCELLED' },
      now,
    );
    await stores.leaveRequests.update(changed);
    await publish(leaveRequestUpdated(changed, employee.userId));
  }
}

function shortened(request: LeaveRequest, lastDay: CalendarDate): Partial<LeaveRequest> | undefined {
  const days = countWorkingDays(request.firstDay, lastDay);
  return days === 0 ? undefined : { lastDay, days };
}
