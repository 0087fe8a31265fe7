import type { Kysely } from 'kysely';
import type { LeaveEntitlement } from '../model/leave-balance.ts';
import type { LeaveKind } from '../model/leave-request.ts';
import type { HrmTables } from './tables.ts';

/** Reads and writes entitlements that differ from the default; every function sees one organization only. */
export interface LeaveEntitlementStore {
  listByEmployee(
    organizationId: string,
    employeeIds: readonly string[],
    years: readonly number[],
  ): Promise<readonly LeaveEntitlement[]>;
  set(organizationId: string, entitlement: LeaveEntitlement): Promise<void>;
  /** Lets the default apply again. */
  remove(organizationId: string, employeeId: string, kind: LeaveKind, year: number): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createLeaveEntitlementStore(connection: Kysely<HrmTables>): LeaveEntitlementStore {
  return {
    listByEmployee: async (organizationId, employeeIds, years) => {
      if (employeeIds.length === 0 || years.length === 0) return [];
      const rows = await connection
        .selectFrom('leave_entitlements')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('employee_id', 'in', [...employeeIds])
        .where('year', 'in', [...years])
        .execute();
      return rows.map((row) => ({
        employeeId: row.employee_id,
        kind: row.kind,
        year: row.year,
        days: row.days,
      }));
    },
    set: async (organizationId, entitlement) => {
      const { employeeId, kind, year, days } = entitlement;
      await connection
        .insertInto('leave_entitlements')
        .values({ organization_id: organizationId, employee_id: employeeId, kind, year, days })
        .onConflict((conflict) => conflict.columns(['employee_id', 'kind', 'year']).doUpdateSet({ days }))
        .execute();
    },
    remove: async (organizationId, employeeId, kind, year) => {
      await connection
        .deleteFrom('leave_entitlements')
        .where('organization_id', '=', organizationId)
        .where('employee_id', '=', employeeId)
        .where('kind', '=', kind)
        .where('year', '=', year)
        .execute();
    },
  };
}
