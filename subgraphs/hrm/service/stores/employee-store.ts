import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import { type KeysetOrder, type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { readKeysetPagesByGroup } from '../../../kit/database/keyset-page-by-group.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { type CalendarDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import type { Employee, EmployeeStatus } from '../model/employee.ts';
import { isInScope, type ViewScope, wholeOrganization } from '../visibility/view-scope.ts';
import { employeeColumns, type HrmTables } from './tables.ts';

/** What a list of employees may be narrowed to. */
interface EmployeeFilter {
  readonly search?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly managerId?: string | undefined;
  readonly status?: EmployeeStatus | undefined;
}

/** Reads and writes employees; every function sees one organization only. */
export interface EmployeeStore extends Pick<EntityStore<Employee>, 'lock' | 'insert' | 'update'> {
  findByIds(scope: ViewScope, ids: readonly string[]): Promise<readonly Employee[]>;
  findByUserIds(scope: ViewScope, userIds: readonly string[]): Promise<readonly Employee[]>;
  /** The employed person with this email address (lower case). */
  findByEmail(organizationId: string, email: string): Promise<Employee | undefined>;
  list(
    scope: ViewScope,
    filter: EmployeeFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Employee>>;
  /** The same page of each department's employees. */
  listByDepartment(
    scope: ViewScope,
    departmentIds: readonly string[],
    filter: EmployeeFilter,
    page: PageRequest | undefined,
  ): Promise<ReadonlyMap<string, KeysetPage<Employee>>>;
  /** Employed direct reports of the managers, by last name. */
  listByManager(scope: ViewScope, managerIds: readonly string[]): Promise<readonly Employee[]>;
  /** Employed people of all organizations whose last day of work has come by this day, the earliest first. */
  findLeaving(day: CalendarDate, limit: number): Promise<readonly Employee[]>;
}

const byName: KeysetOrder = [
  { column: 'employees.last_name_folded', as: 'last_name_folded', direction: 'asc' },
  { column: 'employees.first_name_folded', as: 'first_name_folded', direction: 'asc' },
  { column: 'employees.id', as: 'id', direction: 'asc' },
];

/** @param connection the database, or a transaction of it */
export function createEmployeeStore(
  connection: Kysely<HrmTables>,
  engine: SqlEngine,
  clock: Clock,
): EmployeeStore {
  const { entities } = openEntityTable({
    connection,
    engine,
    table: 'employees',
    columns: employeeColumns,
    entity: 'Employee',
  });
  const select = (scope: ViewScope) =>
    connection
      .selectFrom('employees')
      .selectAll('employees')
      .select(currentStatus(clock).as('status'))
      .where('employees.organization_id', '=', scope.organizationId)
      .where(isInScope(scope, sql.ref('employees.id')));
  const toPage = (found: KeysetPage<SelectedEmployeeRow>): KeysetPage<Employee> => ({
    rows: found.rows.map(toEmployee),
    page: found.page,
  });
  return {
    insert: entities.insert,
    update: entities.update,
    findByIds: async (scope, ids) => {
      if (ids.length === 0) return [];
      const rows = await select(scope)
        .where('employees.id', 'in', [...ids])
        .execute();
      return rows.map(toEmployee);
    },
    findByUserIds: async (scope, userIds) => {
      if (userIds.length === 0) return [];
      const rows = await select(scope)
        .where('employees.user_id', 'in', [...userIds])
        .execute();
      return rows.map(toEmployee);
    },
    findByEmail: async (organizationId, email) => {
      const row = await select(wholeOrganization(organizationId))
        .where('employees.email', '=', email)
        .where('employees.terminated_on', 'is', null)
        .executeTakeFirst();
      return row ? toEmployee(row) : undefined;
    },
    lock: async (organizationId, id) => {
      const query = select(wholeOrganization(organizationId)).where('employees.id', '=', id);
      const row = await lockRows(engine, query).executeTakeFirst();
      if (row === undefined) throw notFound('Employee', id);
      return toEmployee(row);
    },
    list: async (scope, filter, page) =>
      toPage(await readKeysetPage(narrow(select(scope), filter, clock), byName, page)),
    listByDepartment: async (scope, departmentIds, filter, request) => {
      const pages = await readKeysetPagesByGroup({
        connection,
        query: narrow(select(scope), filter, clock),
        group: { column: 'employees.department_id', as: 'department_id' },
        groupKeys: departmentIds,
        order: byName,
        request,
      });
      return new Map([...pages].map(([departmentId, found]) => [departmentId, toPage(found)]));
    },
    listByManager: async (scope, managerIds) => {
      if (managerIds.length === 0) return [];
      const rows = await select(scope)
        .where('employees.manager_id', 'in', [...managerIds])
        .where('employees.terminated_on', 'is', null)
        .orderBy('employees.last_name_folded')
        .orderBy('employees.first_name_folded')
        .orderBy('employees.id')
        .execute();
      return rows.map(toEmployee);
    },
    findLeaving: async (day, limit) => {
      const rows = await connection
        .selectFrom('employees')
        .selectAll('employees')
        .select(currentStatus(clock).as('status'))
        .where('employees.leaves_on', '<=', day)
        .orderBy('employees.leaves_on')
        .orderBy('employees.id')
        .limit(rowLimit(limit))
        .execute();
      return rows.map(toEmployee);
    },
  };
}

/** A row as employees are selected: with the status that it has today. */
export type SelectedEmployeeRow = Selectable<HrmTables['employees']> & {
  readonly status: EmployeeStatus;
};

/** The employee of a row; the status is not stored. */
export function toEmployee(row: SelectedEmployeeRow): Employee {
  return { ...employeeColumns.toEntity(row), status: row.status };
}

/** The status of an employee today. */
export function currentStatus(clock: Clock) {
  const today = toCalendarDate(clock());
  return sql<EmployeeStatus>`case
    when employees.terminated_on is not null then 'TERMINATED'
    when employees.hired_on > ${today} then 'UPCOMING'
    when exists (select 1 from leave_requests
      where leave_requests.employee_id = employees.id and leave_requests.status = 'APPROVED'
        and leave_requests.first_day <= ${today} and leave_requests.last_day >= ${today}) then 'ON_LEAVE'
    else 'ACTIVE' end`;
}

function narrow<Row>(
  query: SelectQueryBuilder<HrmTables, 'employees', Row>,
  filter: EmployeeFilter,
  clock: Clock,
): SelectQueryBuilder<HrmTables, 'employees', Row> {
  const { search, departmentId, managerId, status } = filter;
  let rows = query;
  if (search) rows = rows.where(containsText(sql.ref('employees.search_folded'), search));
  if (departmentId !== undefined) rows = rows.where('employees.department_id', '=', departmentId);
  if (managerId !== undefined) rows = rows.where('employees.manager_id', '=', managerId);
  return status === undefined ? rows : rows.where(sql<boolean>`${currentStatus(clock)} = ${status}`);
}
