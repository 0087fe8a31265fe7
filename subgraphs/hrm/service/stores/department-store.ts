import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import { foldText } from '../../../kit/values/text.ts';
import type { Department } from '../model/department.ts';
import { departmentColumns, type HrmTables } from './tables.ts';

interface DepartmentFilter {
  /** Part of the name. */
  readonly search?: string | undefined;
}

/** Reads and writes departments; every function sees one organization only. */
export interface DepartmentStore extends EntityStore<Department> {
  /** The department with this name, whatever the case. */
  findByName(organizationId: string, name: string): Promise<Department | undefined>;
  /** Departments that the employee leads. */
  findByHead(organizationId: string, headId: string): Promise<readonly Department[]>;
  /** By name. */
  list(
    organizationId: string,
    filter: DepartmentFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Department>>;
  /** Departments that are parts of the given ones, by name. */
  listByParent(organizationId: string, parentIds: readonly string[]): Promise<readonly Department[]>;
}

const byName = [
  ['name_folded', 'asc'],
  ['id', 'asc'],
] as const;

/** @param connection the database, or a transaction of it */
export function createDepartmentStore(connection: Kysely<HrmTables>, engine: SqlEngine): DepartmentStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'departments',
    columns: departmentColumns,
    entity: 'Department',
  });
  return {
    ...entities,
    findByName: async (organizationId, name) => {
      const [department] = await read(select(organizationId).where('name_folded', '=', foldText(name)));
      return department;
    },
    findByHead: (organizationId, headId) =>
      read(select(organizationId).where('head_id', '=', headId).orderBy('id')),
    list: (organizationId, { search }, request) => {
      const query = select(organizationId);
      return page(
        search ? query.where(containsText(sql.ref('name_folded'), search)) : query,
        byName,
        request,
      );
    },
    listByParent: async (organizationId, parentIds) => {
      if (parentIds.length === 0) return [];
      return read(
        select(organizationId)
          .where('parent_id', 'in', [...parentIds])
          .orderBy('name_folded')
          .orderBy('id'),
      );
    },
  };
}
