import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable, type RowQuery } from '../../../kit/database/entity-store.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { LeaveFilter } from '../model/leave-filter.ts';
import { type LeaveRequest, openLeaveStatuses } from '../model/leave-request.ts';
import { isInScope, type ViewScope } from '../visibility/view-scope.ts';
import { type HrmTables, leaveRequestColumns } from './tables.ts';

/** Reads and writes leave requests; every function sees one organization only. */
export interface LeaveRequestStore extends Pick<EntityStore<LeaveRequest>, 'insert' | 'update'> {
  findByIds(scope: ViewScope, ids: readonly string[]): Promise<readonly LeaveRequest[]>;
  /** The latest leave first. */
  list(
    scope: ViewScope,
    filter: LeaveFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<LeaveRequest>>;
  /** Requests of the employees, the latest leave first. */
  listByEmployee(
    scope: ViewScope,
    employeeIds: readonly string[],
    filter: LeaveFilter,
  ): Promise<readonly LeaveRequest[]>;
  /** Pending and approved requests with at least one day in the range, the earliest first. */
  listOpen(
    organizationId: string,
    employeeIds: readonly string[],
    from: CalendarDate,
    to: CalendarDate,
  ): Promise<readonly LeaveRequest[]>;
}

const latestFirst = [
  ['first_day', 'desc'],
  ['id', 'desc'],
] as const;

/** @param connection the database, or a transaction of it */
export function createLeaveRequestStore(connection: Kysely<HrmTables>, engine: SqlEngine): LeaveRequestStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'leave_requests',
    columns: leaveRequestColumns,
    entity: 'LeaveRequest',
  });
  const selectVisible = (scope: ViewScope): LeaveQuery =>
    select(scope.organizationId).where(isInScope(scope, sql.ref('leave_requests.employee_id')));
  return {
    insert: entities.insert,
    update: entities.update,
    findByIds: async (scope, ids) =>
      ids.length === 0 ? [] : read(selectVisible(scope).where('id', 'in', [...ids])),
    list: (scope, filter, request) => page(narrow(selectVisible(scope), filter), latestFirst, request),
    listByEmployee: async (scope, employeeIds, filter) => {
      if (employeeIds.length === 0) return [];
      return read(
        narrow(selectVisible(scope), filter)
          .where('employee_id', 'in', [...employeeIds])
          .orderBy('first_day', 'desc')
          .orderBy('id', 'desc'),
      );
    },
    listOpen: async (organizationId, employeeIds, from, to) => {
      if (employeeIds.length === 0) return [];
      return read(
        narrow(select(organizationId), { from, to })
          .where('employee_id', 'in', [...employeeIds])
          .where('status', 'in', [...openLeaveStatuses])
          .orderBy('first_day'),
      );
    },
  };
}

type LeaveQuery = RowQuery<HrmTables, 'leave_requests'>;

function narrow(query: LeaveQuery, filter: LeaveFilter): LeaveQuery {
  const { status, kind, employeeId, from, to } = filter;
  let rows = query;
  if (status !== undefined) rows = rows.where('status', '=', status);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (employeeId !== undefined) rows = rows.where('employee_id', '=', employeeId);
  if (from !== undefined) rows = rows.where('last_day', '>=', from);
  if (to !== undefined) rows = rows.where('first_day', '<=', to);
  return rows;
}
