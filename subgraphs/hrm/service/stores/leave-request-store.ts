import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import {
  type LeaveKind,
  type LeaveRequest,
  type LeaveStatus,
  openLeaveStatuses,
} from '../model/leave-request.ts';
import type { CalendarDate } from '../model/working-days.ts';
import { firstDayOf, lastDayOf } from '../model/working-days.ts';
import { isInScope, type ViewScope } from '../visibility/view-scope.ts';
import type { HrmTables, LeaveRequestRow } from './tables.ts';

/** What a list of leave requests may be narrowed to. */
export interface LeaveFilter {
  readonly status?: LeaveStatus | undefined;
  readonly kind?: LeaveKind | undefined;
  readonly employeeId?: string | undefined;
  /** Only leave that ends on this day or later. */
  readonly from?: CalendarDate | undefined;
  /** Only leave that begins on this day or earlier. */
  readonly to?: CalendarDate | undefined;
}

/** Reads and writes leave requests; every function sees one organization only. */
export interface LeaveRequestStore {
  findByIds(scope: ViewScope, ids: readonly string[]): Promise<readonly LeaveRequest[]>;
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
  /** Pending and approved requests with at least one day in the range. */
  listOpen(
    organizationId: string,
    employeeIds: readonly string[],
    from: CalendarDate,
    to: CalendarDate,
  ): Promise<readonly LeaveRequest[]>;
  insert(requests: readonly LeaveRequest[]): Promise<void>;
  /** Writes a changed request whose employee this transaction has locked. */
  update(request: LeaveRequest): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createLeaveRequestStore(connection: Kysely<HrmTables>): LeaveRequestStore {
  const select = (scope: ViewScope) =>
    connection
      .selectFrom('leave_requests')
      .selectAll()
      .where('organization_id', '=', scope.organizationId)
      .where(isInScope(scope, sql.ref('leave_requests.employee_id')));
  return {
    findByIds: async (scope, ids) => {
      if (ids.length === 0) return [];
      const rows = await select(scope)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toLeaveRequest);
    },
    list: async (scope, filter, page) => {
      const found = await readKeysetPage(
        narrow(select(scope), filter),
        [
          { column: 'leave_requests.first_day', as: 'first_day', direction: 'desc' },
          { column: 'leave_requests.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(toLeaveRequest), page: found.page };
    },
    listByEmployee: async (scope, employeeIds, filter) => {
      if (employeeIds.length === 0) return [];
      const rows = await narrow(select(scope), filter)
        .where('employee_id', 'in', [...employeeIds])
        .orderBy('first_day', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toLeaveRequest);
    },
    listOpen: async (organizationId, employeeIds, from, to) => {
      if (employeeIds.length === 0) return [];
      const scope = { organizationId, lineOfUserId: undefined };
      const rows = await narrow(select(scope), { from, to })
        .where('employee_id', 'in', [...employeeIds])
        .where('status', 'in', [...openLeaveStatuses])
        .orderBy('first_day')
        .execute();
      return rows.map(toLeaveRequest);
    },
    insert: async (requests) => {
      if (requests.length === 0) return;
      await connection.insertInto('leave_requests').values(requests.map(toRow)).execute();
    },
    update: async (request) => {
      const { id, organization_id, ...columns } = toRow(request);
      await connection
        .updateTable('leave_requests')
        .set(columns)
        .where('organization_id', '=', organization_id)
        .where('id', '=', id)
        .execute();
    },
  };
}

/** The filter for leave with at least one day in a year; everything without one. */
export function leaveInYear(year: number | undefined): LeaveFilter {
  return year === undefined ? {} : { from: firstDayOf(year), to: lastDayOf(year) };
}

function narrow<Row>(
  query: SelectQueryBuilder<HrmTables, 'leave_requests', Row>,
  filter: LeaveFilter,
): SelectQueryBuilder<HrmTables, 'leave_requests', Row> {
  const { status, kind, employeeId, from, to } = filter;
  let rows = query;
  if (status !== undefined) rows = rows.where('leave_requests.status', '=', status);
  if (kind !== undefined) rows = rows.where('leave_requests.kind', '=', kind);
  if (employeeId !== undefined) rows = rows.where('leave_requests.employee_id', '=', employeeId);
  if (from !== undefined) rows = rows.where('leave_requests.last_day', '>=', from);
  if (to !== undefined) rows = rows.where('leave_requests.first_day', '<=', to);
  return rows;
}

function toLeaveRequest(row: LeaveRequestRow): LeaveRequest {
  return {
    id: row.id,
    organizationId: row.organization_id,
    employeeId: row.employee_id,
    kind: row.kind,
    status: row.status,
    from: row.first_day,
    to: row.last_day,
    days: row.days,
    reason: row.reason ?? undefined,
    requestedByUserId: row.requested_by_user_id,
    decidedByUserId: row.decided_by_user_id ?? undefined,
    decidedAt: row.decided_at === null ? undefined : new Date(row.decided_at),
    decisionComment: row.decision_comment ?? undefined,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toRow(request: LeaveRequest): LeaveRequestRow {
  return {
    id: request.id,
    organization_id: request.organizationId,
    employee_id: request.employeeId,
    kind: request.kind,
    status: request.status,
    first_day: request.from,
    last_day: request.to,
    days: request.days,
    reason: request.reason ?? null,
    requested_by_user_id: request.requestedByUserId,
    decided_by_user_id: request.decidedByUserId ?? null,
    decided_at: request.decidedAt?.toISOString() ?? null,
    decision_comment: request.decisionComment ?? null,
    created_at: request.createdAt.toISOString(),
    updated_at: request.updatedAt.toISOString(),
    version: request.version,
  };
}
