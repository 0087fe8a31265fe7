import { firstDayOf, lastDayOf } from '../../../kit/values/calendar-date.ts';
import { type BalancedEmployee, type LeaveBalance, leaveBalances } from '../model/leave-balance.ts';
import type { HrmStores } from '../stores/stores.ts';

/** Whose balances are read. */
interface BalanceQuestion {
  readonly organizationId: string;
  readonly employees: readonly BalancedEmployee[];
  /** Calendar year. */
  readonly year: number;
}

/**
 * Balances of employees of one organization in a year, one per kind, from the rows as they are now.
 * @param annualLeaveDays annual leave of a full year for those for whom nothing else is set
 */
export async function readBalances(
  stores: Pick<HrmStores, 'leaveRequests' | 'leaveEntitlements'>,
  annualLeaveDays: number,
  { organizationId, employees, year }: BalanceQuestion,
): Promise<readonly LeaveBalance[]> {
  const ids = employees.map((employee) => employee.id);
  const firstDay = firstDayOf(year);
  const requests = await stores.leaveRequests.listOpen(organizationId, ids, firstDay, lastDayOf(year));
  const entitlements = await stores.leaveEntitlements.listByEmployee(organizationId, ids, year);
  const requestsOf = Map.groupBy(requests, (request) => request.employeeId);
  return employees.flatMap((employee) =>
    leaveBalances({
      employee,
      year,
      requests: requestsOf.get(employee.id) ?? [],
      entitlements,
      annualLeaveDays,
    }),
  );
}
