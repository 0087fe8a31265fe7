import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Organization } from '../model/organization.ts';
import { type AuthTables, organizationColumns } from './tables.ts';

/** Reads and writes organizations. */
export interface OrganizationStore {
  /** Throws NOT_FOUND. */
  find(id: string): Promise<Organization>;
  /** The organizations there are, by name. */
  findByIds(ids: readonly string[]): Promise<readonly Organization[]>;
  findBySlug(slug: string): Promise<Organization | undefined>;
  /** The organization, locked until the transaction ends: one change of its members at a time. Throws NOT_FOUND. */
  lock(id: string): Promise<Organization>;
  hasAny(): Promise<boolean>;
  insert(organizations: readonly Organization[]): Promise<void>;
  /** Throws NOT_FOUND. */
  update(organization: Organization): Promise<void>;
}

const { toEntity, toRow } = organizationColumns;

/** @param connection the database, or a transaction of it */
export function createOrganizationStore(
  connection: Kysely<AuthTables>,
  engine: SqlEngine,
): OrganizationStore {
  const selectOrganizations = () => connection.selectFrom('organizations').selectAll();
  const requireOrganization = (row: AuthTables['organizations'] | undefined, id: string): Organization => {
    if (row === undefined) throw notFound('Organization', id);
    return toEntity(row);
  };
  return {
    find: async (id) =>
      requireOrganization(await selectOrganizations().where('id', '=', id).executeTakeFirst(), id),
    findByIds: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await selectOrganizations()
        .where('id', 'in', [...ids])
        .orderBy('name_folded')
        .execute();
      return rows.map(toEntity);
    },
    findBySlug: async (slug) => {
      const row = await selectOrganizations().where('slug', '=', slug).executeTakeFirst();
      return row && toEntity(row);
    },
    lock: async (id) => {
      const query = selectOrganizations().where('id', '=', id);
      return requireOrganization(await lockRows(engine, query).executeTakeFirst(), id);
    },
    hasAny: async () => {
      const row = await connection
        .selectFrom('organizations')
        .select('id')
        .limit(rowLimit(1))
        .executeTakeFirst();
      return row !== undefined;
    },
    insert: async (organizations) => {
      if (organizations.length > 0)
        await connection.insertInto('organizations').values(organizations.map(toRow)).execute();
    },
    update: async (organization) => {
      const { id, ...values } = toRow(organization);
      const result = await connection
        .updateTable('organizations')
        .set(values)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (result.numUpdatedRows === 0n) throw notFound('Organization', id);
    },
  };
}
