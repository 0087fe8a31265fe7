import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type { Organization } from '../model/organization.ts';
import type { AuthTables, OrganizationRow } from './tables.ts';

/** Reads and writes organizations. */
export interface OrganizationStore {
  findByIds(ids: readonly string[]): Promise<readonly Organization[]>;
  findBySlug(slug: string): Promise<Organization | undefined>;
  /** Reads an organization and holds its row until the transaction ends: one change of its members at a time. */
  lock(id: string): Promise<Organization | undefined>;
  hasAny(): Promise<boolean>;
  insert(organization: Organization): Promise<void>;
  update(organization: Organization): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createOrganizationStore(
  connection: Kysely<AuthTables>,
  engine: SqlEngine,
): OrganizationStore {
  return {
    findByIds: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await connection
        .selectFrom('organizations')
        .selectAll()
        .where('id', 'in', [...ids])
        .orderBy('name')
        .execute();
      return rows.map(toOrganization);
    },
    findBySlug: async (slug) => {
      const row = await connection
        .selectFrom('organizations')
        .selectAll()
        .where('slug', '=', slug)
        .executeTakeFirst();
      return row && toOrganization(row);
    },
    lock: async (id) => {
      const query = connection.selectFrom('organizations').selectAll().where('id', '=', id);
      const row = await lockRows(engine, query).executeTakeFirst();
      return row && toOrganization(row);
    },
    hasAny: async () => {
      const row = await connection.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
      return row !== undefined;
    },
    insert: async (organization) => {
      await connection.insertInto('organizations').values(toRow(organization)).execute();
    },
    update: async (organization) => {
      const { id, ...values } = toRow(organization);
      await connection.updateTable('organizations').set(values).where('id', '=', id).execute();
    },
  };
}

function toOrganization(row: OrganizationRow): Organization {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toRow(organization: Organization): OrganizationRow {
  return {
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    created_at: organization.createdAt.toISOString(),
    updated_at: organization.updatedAt.toISOString(),
    version: organization.version,
  };
}
