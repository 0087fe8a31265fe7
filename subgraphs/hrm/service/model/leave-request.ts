import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { Transitions } from '../../../kit/values/transitions.ts';

/** Kinds of leave, in the order in which balances are listed. */
export const leaveKinds = ['ANNUAL', 'SICK', 'PARENTAL', 'UNPAID'] as const;

/** What the leave is for. */
export type LeaveKind = (typeof leaveKinds)[number];

/** Where a leave request stands. */
export type LeaveStatus = 'PENDING' | 'APPROVED' | 'REJECTED' | 'CANCELLED';

/** Legal changes of the status. */
export const leaveTransitions: Transitions<LeaveStatus> = {
  PENDING: ['APPROVED', 'REJECTED', 'CANCELLED'],
  APPROVED: ['CANCELLED'],
  REJECTED: [],
  CANCELLED: [],
};

/** Requests that take days from the balance and that no other request may overlap. */
export const openLeaveStatuses: readonly LeaveStatus[] = ['PENDING', 'APPROVED'];

/** An employee's wish to be away. */
export interface LeaveRequest {
  readonly id: string;
  readonly organizationId: string;
  readonly employeeId: string;
  readonly kind: LeaveKind;
  readonly status: LeaveStatus;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  /** Working days from the first to the last day. */
  readonly days: number;
  readonly reason: string | undefined;
  readonly requestedByUserId: string;
  readonly decidedByUserId: string | undefined;
  readonly decidedAt: Date | undefined;
  readonly decisionComment: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** The same request after a change at `now`. */
export function changeLeaveRequest(
  request: LeaveRequest,
  change: Partial<LeaveRequest>,
  now: Date,
): LeaveRequest {
  return { ...request, ...change, updatedAt: now, version: request.version + 1 };
}
