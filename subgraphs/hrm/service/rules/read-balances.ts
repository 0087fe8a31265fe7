import type { HrmSettings } from '../dependencies.ts';
import type { Employee } from '../model/employee.ts';
import { type LeaveBalance, leaveBalances } from '../model/leave-balance.ts';
import { firstDayOf, lastDayOf } from '../model/working-days.ts';
import type { LeaveEntitlementStore } from '../stores/leave-entitlement-store.ts';
import type { LeaveRequestStore } from '../stores/leave-request-store.ts';

/** Balances of employees of one organization in a year, one per kind, from the rows as they are now. */
export async function readBalances(
  stores: { readonly leaveRequests: LeaveRequestStore; readonly leaveEntitlements: LeaveEntitlementStore },
  settings: HrmSettings,
  organizationId: string,
  employees: readonly Pick<Employee, 'id' | 'hiredOn'>[],
  year: number,
): Promise<readonly LeaveBalance[]> {
  const ids = employees.map((employee) => employee.id);
  const requests = await stores.leaveRequests.listOpen(
    organizationId,
    ids,
    firstDayOf(year),
    lastDayOf(year),
  );
  const entitlements = await stores.leaveEntitlements.listByEmployee(organizationId, ids, [year]);
  const requestsOf = Map.groupBy(requests, (request) => request.employeeId);
  return employees.flatMap((employee) =>
    leaveBalances({
      employee,
      year,
      requests: requestsOf.get(employee.id) ?? [],
      entitlements,
      annualLeaveDays: settings.annualLeaveDays,
    }),
  );
}
