import { yearOf } from '../../../kit/values/calendar-date.ts';
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

/** What a balance is worked out from. Requests and entitlements of other employees and years are ignored. */
export interface BalanceFacts {
  readonly employee: Pick<Employee, 'id' | 'hiredOn'>;
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
  return kind === 'ANNUAL'
    ? accruedAnnualDays(facts.employee.hiredOn, facts.year, facts.annualLeaveDays)
    : undefined;
}

/** In the year of hiring one twelfth for each month that has begun, rounded up to whole days. */
function accruedAnnualDays(hiredOn: string, year: number, daysPerYear: number): number {
  const hiredYear = yearOf(hiredOn);
  if (year < hiredYear) return 0;
  if (year > hiredYear) return daysPerYear;
  const months = 13 - Number(hiredOn.slice(5, 7));
  return Math.ceil((daysPerYear * months) / 12);
}
