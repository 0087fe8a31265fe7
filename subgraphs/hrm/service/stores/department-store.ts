import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { containsText } from '../../../kit/database/sql-differences.ts';
import type { Department } from '../model/department.ts';
import type { DepartmentRow, HrmTables } from './tables.ts';

/** Reads and writes departments; every function sees one organization only. */
export interface DepartmentStore {
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly Department[]>;
  /** The department with this name, whatever the case. */
  findByName(organizationId: string, name: string): Promise<Department | undefined>;
  /** Departments that the employee leads. */
  findByHead(organizationId: string, headId: string): Promise<readonly Department[]>;
  list(
    organizationId: string,
    filter: { readonly search?: string | undefined },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Department>>;
  /** Departments that are parts of the given ones, by name. */
  listByParent(organizationId: string, parentIds: readonly string[]): Promise<readonly Department[]>;
  insert(departments: readonly Department[]): Promise<void>;
  /** Writes a changed department; the organization's structure must be locked. */
  update(department: Department): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createDepartmentStore(connection: Kysely<HrmTables>, engine: SqlEngine): DepartmentStore {
  const select = (organizationId: string) =>
    connection.selectFrom('departments').selectAll().where('organization_id', '=', organizationId);
  return {
    findByIds: async (organizationId, ids) => {
      if (ids.length === 0) return [];
      const rows = await select(organizationId)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toDepartment);
    },
    findByName: async (organizationId, name) => {
      const row = await select(organizationId)
        .where(sql<boolean>`lower(name) = lower(${name})`)
        .executeTakeFirst();
      return row ? toDepartment(row) : undefined;
    },
    findByHead: async (organizationId, headId) => {
      const rows = await select(organizationId).where('head_id', '=', headId).orderBy('id').execute();
      return rows.map(toDepartment);
    },
    list: async (organizationId, { search }, page) => {
      const query = select(organizationId);
      const found = await readKeysetPage(
        search ? query.where(containsText(engine, sql.ref('name'), search)) : query,
        [
          { column: 'departments.name', as: 'name', direction: 'asc' },
          { column: 'departments.id', as: 'id', direction: 'asc' },
        ],
        page,
      );
      return { rows: found.rows.map(toDepartment), page: found.page };
    },
    listByParent: async (organizationId, parentIds) => {
      if (parentIds.length === 0) return [];
      const rows = await select(organizationId)
        .where('parent_id', 'in', [...parentIds])
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(toDepartment);
    },
    insert: async (departments) => {
      if (departments.length === 0) return;
      await connection.insertInto('departments').values(departments.map(toRow)).execute();
    },
    update: async (department) => {
      const { id, organization_id, ...columns } = toRow(department);
      await connection
        .updateTable('departments')
        .set(columns)
        .where('organization_id', '=', organization_id)
        .where('id', '=', id)
        .execute();
    },
  };
}

function toDepartment(row: DepartmentRow): Department {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    headId: row.head_id ?? undefined,
    parentId: row.parent_id ?? undefined,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toRow(department: Department): DepartmentRow {
  return {
    id: department.id,
    organization_id: department.organizationId,
    name: department.name,
    head_id: department.headId ?? null,
    parent_id: department.parentId ?? null,
    created_at: department.createdAt.toISOString(),
    updated_at: department.updatedAt.toISOString(),
    version: department.version,
  };
}
