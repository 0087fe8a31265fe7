import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../kit/database.ts';
import { type KeysetPage, readKeysetPage } from '../../kit/keyset-page.ts';
import { containsText } from '../../kit/sql-differences.ts';
import type { Customer } from './customer.ts';
import type { CrmTables, CustomerRow } from './tables.ts';

/** Reads and writes customers; every function sees one organization only. */
export interface CustomerStore {
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly Customer[]>;
  list(
    organizationId: string,
    filter: { readonly search?: string },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Customer>>;
  insert(customer: Customer): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createCustomerStore(connection: Kysely<CrmTables>, engine: SqlEngine): CustomerStore {
  return {
    findByIds: async (organizationId, ids) => {
      if (ids.length === 0) return [];
      const rows = await connection
        .selectFrom('customers')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toCustomer);
    },
    list: async (organizationId, filter, page) => {
      let query = connection
        .selectFrom('customers')
        .selectAll()
        .where('organization_id', '=', organizationId);
      const { search } = filter;
      if (search) {
        query = query.where((where) =>
          where.or([
            containsText(engine, sql.ref('name'), search),
            containsText(engine, sql.ref('email'), search),
          ]),
        );
      }
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
    insert: async (customer) => {
      await connection.insertInto('customers').values(toRow(customer)).execute();
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
    ownerId: row.owner_id,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
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
    owner_id: customer.ownerId,
    created_at: customer.createdAt.toISOString(),
    updated_at: customer.updatedAt.toISOString(),
    version: customer.version,
  };
}
