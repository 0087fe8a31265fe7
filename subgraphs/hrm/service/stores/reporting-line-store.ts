import { type Kysely, sql } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import type { OrgChartEntry } from '../model/org-chart.ts';
import { currentStatus, type SelectedEmployeeRow, toEmployee } from './employee-store.ts';
import type { HrmTables } from './tables.ts';

/** Questions about who reports to whom, and the lock under which that changes. */
export interface ReportingLineStore {
  /**
   * Locks the organization's structure until the transaction ends. Whatever changes reporting lines, departments'
   * parents, employee numbers or email addresses takes it first: rules over several rows hold only under it.
   */
  lock(organizationId: string): Promise<void>;
  /** The next employee number; the structure must be locked. */
  nextNumber(organizationId: string): Promise<number>;
  /** Whether `managerId` is `employeeId` or anybody above it. */
  isInLineAbove(organizationId: string, managerId: string, employeeId: string): Promise<boolean>;
  /**
   * Whether the user is a manager of the employee, directly or further up; an employee is not their own manager.
   * @param begunOn only a manager whose first day of work is not later than this day
   */
  isManagedByUser(
    organizationId: string,
    employeeId: string,
    userId: string,
    begunOn?: CalendarDate,
  ): Promise<boolean>;
  /** Whether `ancestorId` is `departmentId` or a department that contains it. */
  isDepartmentWithin(organizationId: string, ancestorId: string, departmentId: string): Promise<boolean>;
  /** The tree below the root (or all roots), level by level, at most `limit` employees. */
  readTree(
    organizationId: string,
    tree: { readonly rootId: string | undefined; readonly depth: number; readonly limit: number },
  ): Promise<readonly OrgChartEntry[]>;
}

/** @param connection the database, or a transaction of it */
export function createReportingLineStore(
  connection: Kysely<HrmTables>,
  engine: SqlEngine,
  clock: Clock,
): ReportingLineStore {
  return {
    lock: async (organizationId) => {
      await connection
        .insertInto('workforces')
        .values({ organization_id: organizationId, last_number: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const query = connection
        .selectFrom('workforces')
        .select('organization_id')
        .where('organization_id', '=', organizationId);
      await lockRows(engine, query).execute();
    },
    nextNumber: async (organizationId) => {
      const { last_number } = await connection
        .updateTable('workforces')
        .set((row) => ({ last_number: row('last_number', '+', 1) }))
        .where('organization_id', '=', organizationId)
        .returning('last_number')
        .executeTakeFirstOrThrow();
      return last_number;
    },
    isInLineAbove: async (organizationId, managerId, employeeId) => {
      const { rows } = await sql`with recursive line(id, manager_id) as (
          select id, manager_id from employees where organization_id = ${organizationId} and id = ${employeeId}
          union
          select employees.id, employees.manager_id from employees join line on employees.id = line.manager_id
        ) select id from line where id = ${managerId}`.execute(connection);
      return rows.length > 0;
    },
    isManagedByUser: async (organizationId, employeeId, userId, begunOn) => {
      const hasBegun = begunOn === undefined ? sql`1 = 1` : sql`hired_on <= ${begunOn}`;
      const { rows } = await sql`with recursive line(id, manager_id, user_id, hired_on) as (
          select id, manager_id, user_id, hired_on from employees where organization_id = ${organizationId} and id = ${employeeId}
          union
          select employees.id, employees.manager_id, employees.user_id, employees.hired_on
          from employees join line on employees.id = line.manager_id
        ) select id from line where user_id = ${userId} and id <> ${employeeId}
          and ${hasBegun}`.execute(connection);
      return rows.length > 0;
    },
    isDepartmentWithin: async (organizationId, ancestorId, departmentId) => {
      const { rows } = await sql`with recursive line(id, parent_id) as (
          select id, parent_id from departments where organization_id = ${organizationId} and id = ${departmentId}
          union
          select departments.id, departments.parent_id from departments join line on departments.id = line.parent_id
        ) select id from line where id = ${ancestorId}`.execute(connection);
      return rows.length > 0;
    },
    readTree: async (organizationId, { rootId, depth, limit }) => {
      const root = rootId === undefined ? sql`manager_id is null` : sql`id = ${rootId}`;
      const { rows } = await sql<
        SelectedEmployeeRow & { depth: number; report_count: number | bigint }
      >`with recursive tree(id, depth) as (
          select id, 0 from employees
          where organization_id = ${organizationId} and terminated_on is null and ${root}
          union
          select employees.id, tree.depth + 1 from employees join tree on employees.manager_id = tree.id
          where tree.depth < ${depth} and employees.terminated_on is null
        )
        select employees.*, tree.depth as depth, ${currentStatus(clock)} as status,
          (select count(*) from employees reports
            where reports.manager_id = employees.id and reports.terminated_on is null) as report_count
        from tree join employees on employees.id = tree.id
        order by tree.depth, employees.last_name_folded, employees.first_name_folded, employees.id
        limit ${rowLimit(limit)}`.execute(connection);
      return rows.map((row) => ({
        employee: toEmployee(row),
        depth: row.depth,
        reportCount: Number(row.report_count),
      }));
    },
  };
}
