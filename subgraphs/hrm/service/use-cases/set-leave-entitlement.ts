import { z } from 'zod';
import type { SetLeaveEntitlementRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { idField, leaveKindField } from '../model/input-fields.ts';
import type { LeaveBalance } from '../model/leave-balance.ts';
import { leaveEntitlementSet } from '../published-events.ts';
import { readBalances } from '../rules/read-balances.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { isViewer } from '../visibility/view-scope.ts';

const inputSchema = z.object({
  employeeId: idField('An employee'),
  kind: leaveKindField,
  year: z.int('A year is required.').min(2000, 'A year from 2000 on.').max(2100, 'A year until 2100.'),
  days: z.int('Whole days.').min(0, 'Not less than 0 days.').max(366, 'Not more than 366 days.').optional(),
});

/**
 * Sets how many working days of a kind an employee has in a year; without days the default applies again. Needs
 * `hrm:employee:write`; a viewer does not set their own. CONFLICT when more days than that are already taken or asked for.
 */
export async function setLeaveEntitlement(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: SetLeaveEntitlementRequest,
): Promise<LeaveBalance> {
  const organizationId = requirePermission(call.viewer, 'hrm:employee:write');
  const { employeeId, kind, year, days } = validateInput(inputSchema, request);

  return unitOfWork.change(dependencies, call, async ({ stores, publish }) => {
    const { leaveEntitlements } = stores;
    const employee = await stores.employees.lock(organizationId, employeeId);
    if (isViewer(call.viewer, employee.userId))
      throw new DomainError('FORBIDDEN', 'You cannot set your own leave entitlement.');
    if (days === undefined) await leaveEntitlements.remove(organizationId, employeeId, kind, year);
    else await leaveEntitlements.set({ organizationId, employeeId, kind, year, days });
    const balances = await readBalances(stores, dependencies.settings.annualLeaveDays, {
      organizationId,
      employees: [employee],
      year,
    });
    const balance = balances.find((candidate) => candidate.kind === kind);
    if (!balance) throw new Error(`There is no balance of ${kind}.`);
    const takenDays = balance.usedDays + balance.pendingDays;
    if (balance.entitledDays !== undefined && balance.entitledDays < takenDays)
      throw new DomainError('CONFLICT', `${takenDays} days are already taken or asked for.`, {
        metadata: { takenDays: String(takenDays), entitledDays: String(balance.entitledDays) },
      });
    await publish(leaveEntitlementSet(employee, { kind, year, days }));
    return balance;
  });
}
