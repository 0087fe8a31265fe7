import type { Kysely } from 'kysely';
import type { LeaveEntitlement } from '../model/leave-balance.ts';
import type { LeaveKind } from '../model/leave-request.ts';
import { type HrmTables, leaveEntitlementColumns } from './tables.ts';

/** Reads and writes entitlements that differ from the default; every function sees one organization only. */
export interface LeaveEntitlementStore {
  listByEmployee(
    organizationId: string,
    employeeIds: readonly string[],
    year: number,
  ): Promise<readonly LeaveEntitlement[]>;
  /** Adds the entitlement, or replaces the one of the same employee, kind and year. */
  set(entitlement: LeaveEntitlement): Promise<void>;
  /** Lets the default apply again. */
  remove(organizationId: string, employeeId: string, kind: LeaveKind, year: number): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createLeaveEntitlementStore(connection: Kysely<HrmTables>): LeaveEntitlementStore {
  return {
    listByEmployee: async (organizationId, employeeIds, year) => {
      if (employeeIds.length === 0) return [];
      const rows = await connection
        .selectFrom('leave_entitlements')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('employee_id', 'in', [...employeeIds])
        .where('year', '=', year)
        .execute();
      return rows.map(leaveEntitlementColumns.toEntity);
    },
    set: async (entitlement) => {
      const { organizationId, days } = entitlement;
      await connection
        .insertInto('leave_entitlements')
        .values(leaveEntitlementColumns.toRow(entitlement))
        .onConflict((conflict) =>
          conflict
            .columns(['employee_id', 'kind', 'year'])
            .doUpdateSet({ days })
            .where('leave_entitlements.organization_id', '=', organizationId),
        )
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
