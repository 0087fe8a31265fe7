import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { containsText, lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Customer, CustomerKind, PostalAddress } from '../model/customer.ts';
import type { CrmTables, CustomerRow } from './tables.ts';

export interface CustomerFilter {
  /** Part of the name or the email address. */
  readonly search?: string;
  readonly kind?: CustomerKind;
  readonly ownerId?: string;
  readonly includeArchived?: boolean;
}

/** Reads and writes customers; every function sees one organization only. */
export interface CustomerStore {
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly Customer[]>;
  /** The customer, locked until the transaction ends. Throws NOT_FOUND. */
  lock(organizationId: string, id: string): Promise<Customer>;
  /** By name. */
  list(
    organizationId: string,
    filter: CustomerFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Customer>>;
  insert(customers: readonly Customer[]): Promise<void>;
  update(customer: Customer): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createCustomerStore(connection: Kysely<CrmTables>, engine: SqlEngine): CustomerStore {
  const select = (organizationId: string) =>
    connection.selectFrom('customers').selectAll().where('organization_id', '=', organizationId);
  return {
    findByIds: async (organizationId, ids) => {
      if (ids.length === 0) return [];
      const rows = await select(organizationId)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toCustomer);
    },
    lock: async (organizationId, id) => {
      const row = await lockRows(engine, select(organizationId).where('id', '=', id)).executeTakeFirst();
      if (!row) throw notFound('Customer', id);
      return toCustomer(row);
    },
    list: async (organizationId, filter, page) => {
      let query = select(organizationId);
      const { search, kind, ownerId } = filter;
      if (search) {
        query = query.where((where) =>
          where.or([
            containsText(engine, sql.ref('name'), search),
            containsText(engine, sql.ref('email'), search),
          ]),
        );
      }
      if (kind) query = query.where('kind', '=', kind);
      if (ownerId) query = query.where('owner_id', '=', ownerId);
      if (!filter.includeArchived) query = query.where('archived_at', 'is', null);
      const found = await readKeysetPage(
        query,
        [
          { column: 'customers.name', as: 'name', direction: 'asc' },
          { column: 'customers.id', as: 'id', direction: 'asc' },
        ],
        page,
      );
      return { rows: found.rows.map(toCustomer), page: found.page };
    },
    insert: async (customers) => {
      await connection.insertInto('customers').values(customers.map(toRow)).execute();
    },
    update: async (customer) => {
      await connection.updateTable('customers').set(toRow(customer)).where('id', '=', customer.id).execute();
    },
  };
}

function toCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    name: row.name,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    address: toAddress(row),
    ownerId: row.owner_id,
    archivedAt: row.archived_at === null ? undefined : new Date(row.archived_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

/** An address always has street, city and country. */
function toAddress(row: CustomerRow): PostalAddress | undefined {
  if (row.street === null || row.city === null || row.country === null) return undefined;
  return {
    street: row.street,
    postalCode: row.postal_code ?? undefined,
    city: row.city,
    region: row.region ?? undefined,
    country: row.country,
  };
}

function toRow(customer: Customer): CustomerRow {
  return {
    id: customer.id,
    organization_id: customer.organizationId,
    kind: customer.kind,
    name: customer.name,
    email: customer.email ?? null,
    phone: customer.phone ?? null,
    street: customer.address?.street ?? null,
    postal_code: customer.address?.postalCode ?? null,
    city: customer.address?.city ?? null,
    region: customer.address?.region ?? null,
    country: customer.address?.country ?? null,
    owner_id: customer.ownerId,
    archived_at: customer.archivedAt?.toISOString() ?? null,
    created_at: customer.createdAt.toISOString(),
    updated_at: customer.updatedAt.toISOString(),
    version: customer.version,
  };
}
