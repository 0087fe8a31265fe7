import { type CalendarDate, yearOf } from '../../../kit/values/calendar-date.ts';
import type { Employee } from './employee.ts';
import { type LeaveKind, type LeaveRequest, leaveKinds } from './leave-request.ts';
import { countWorkingDaysInYear } from './working-days.ts';

/** Working days of one kind of leave that an employee has been granted for one year, instead of the default. */
export interface LeaveEntitlement {
  readonly organizationId: string;
  readonly employeeId: string;
  readonly kind: LeaveKind;
  readonly year: number;
  readonly days: number;
}

/** Working days of one kind of leave in one calendar year. */
export interface LeaveBalance {
  readonly employeeId: string;
  readonly kind: LeaveKind;
  readonly year: number;
  /** Undefined when the kind has no limit. */
  readonly entitledDays: number | undefined;
  readonly usedDays: number;
  readonly pendingDays: number;
  /** Undefined when the kind has no limit; never negative. */
  readonly remainingDays: number | undefined;
}

/** What balances depend on of an employee: the first day of work, and the last one that has come or is set. */
export type BalancedEmployee = Pick<Employee, 'id' | 'hiredOn'> &
  Partial<Pick<Employee, 'terminatedOn' | 'leavesOn'>>;

/** What a balance is worked out from. Requests and entitlements of other employees and years are ignored. */
export interface BalanceFacts {
  readonly employee: BalancedEmployee;
  readonly year: number;
  readonly requests: readonly LeaveRequest[];
  readonly entitlements: readonly LeaveEntitlement[];
  /** Annual leave of a full year for those for whom nothing else is set. */
  readonly annualLeaveDays: number;
}

/** The balances of an employee in a year, one per kind. */
export function leaveBalances(facts: BalanceFacts): readonly LeaveBalance[] {
  return leaveKinds.map((kind) => leaveBalance(facts, kind));
}

/** The balance of one kind: entitlement less approved and pending days that fall into the year. */
export function leaveBalance(facts: BalanceFacts, kind: LeaveKind): LeaveBalance {
  const daysWith = (status: LeaveRequest['status']): number =>
    facts.requests
      .filter(
        (request) =>
          request.employeeId === facts.employee.id && request.kind === kind && request.status === status,
      )
      .reduce(
        (sum, request) => sum + countWorkingDaysInYear(request.firstDay, request.lastDay, facts.year),
        0,
      );
  const entitledDays = entitlementOf(facts, kind);
  const usedDays = daysWith('APPROVED');
  const pendingDays = daysWith('PENDING');
  return {
    employeeId: facts.employee.id,
    kind,
    year: facts.year,
    entitledDays,
    usedDays,
    pendingDays,
    remainingDays:
      entitledDays === undefined ? undefined : Math.max(0, entitledDays - usedDays - pendingDays),
  };
}

function entitlementOf(facts: BalanceFacts, kind: LeaveKind): number | undefined {
  const configured = facts.entitlements.find(
    (entitlement) =>
      entitlement.employeeId === facts.employee.id &&
      entitlement.kind === kind &&
      entitlement.year === facts.year,
  );
  if (configured) return configured.days;
  return kind === 'ANNUAL' ? accruedAnnualDays(facts.employee, facts.year, facts.annualLeaveDays) : undefined;
}

/** In the years of hiring and leaving one twelfth for each month that was begun, rounded up to whole days. */
function accruedAnnualDays(
  { hiredOn, terminatedOn, leavesOn }: BalancedEmployee,
  year: number,
  daysPerYear: number,
): number {
  const lastDay = terminatedOn ?? leavesOn;
  if (year < yearOf(hiredOn) || (lastDay !== undefined && year > yearOf(lastDay))) return 0;
  const first = year === yearOf(hiredOn) ? monthOf(hiredOn) : 1;
  const last = lastDay !== undefined && year === yearOf(lastDay) ? monthOf(lastDay) : 12;
  return Math.ceil((daysPerYear * (last - first + 1)) / 12);
}

function monthOf(date: CalendarDate): number {
  return Number(date.slice(5, 7));
}
